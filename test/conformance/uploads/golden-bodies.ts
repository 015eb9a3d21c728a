import { CLIENTS } from './bodies/clients.ts';
import { FOUND_BY_MUTATION } from './bodies/found-by-mutation.ts';
import { FRAMES } from './bodies/frames.ts';
import { LOST_PARTS } from './bodies/lost-parts.ts';
import { NAMES } from './bodies/names.ts';
import { PART_HEADS } from './bodies/part-heads.ts';
import { STRICTNESS } from './bodies/strictness.ts';
import type { GoldenBody } from './golden-body.ts';

/** Every body with its verdict, by theme. */
export const GOLDEN_BODIES: readonly GoldenBody[] = [
  ...LOST_PARTS,
  ...FRAMES,
  ...PART_HEADS,
  ...NAMES,
  ...STRICTNESS,
  ...CLIENTS,
  ...FOUND_BY_MUTATION,
];
