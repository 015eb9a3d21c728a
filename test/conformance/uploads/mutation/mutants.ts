import { CONTENT_TYPE } from '../../../unit/multipart/raw-form.ts';
import { GOLDEN_BODIES } from '../golden-bodies.ts';
import type { GoldenBody } from '../golden-body.ts';
import { randomNumbers } from '../random-numbers.ts';
import { cut } from '../splits.ts';
import { type Mutant, OPERATORS } from './operators.ts';

/** A mutant, how it came to be, and the pieces that it is sent in. */
export interface MadeMutant extends Mutant {
  readonly id: string;
  readonly operators: readonly string[];
  readonly chunks: readonly Buffer[];
}

/** Long bodies take long, and have nothing that short ones lack; what is no form is not read. */
const SEEDS = GOLDEN_BODIES.filter(({ bytes, expected }) => bytes.length < 1500 && expected.status !== 415);
/** Most begin with what is right, so that enough of them still is. */
const GOOD_SEEDS = SEEDS.filter(({ expected }) => expected.status === 201);
const NAMES = Object.keys(OPERATORS);

/** The mutant of this number: the same for the same seed, whatever was made before it. */
export function makeMutant(seed: number, number: number): MadeMutant {
  const random = randomNumbers(Math.imul(seed, 0x10001) + number);
  const base: GoldenBody = random.of(random.below(4) === 0 ? SEEDS : GOOD_SEEDS);
  const operators = Array.from({ length: 1 + random.below(4) }, () => random.of(NAMES));
  let mutant: Mutant = { bytes: base.bytes, contentType: base.contentType ?? CONTENT_TYPE, contentLength: undefined };
  for (const name of operators) mutant = (OPERATORS[name] as (typeof OPERATORS)[string])(mutant, random, random.of(SEEDS).bytes);
  const places = Array.from({ length: random.below(6) }, () => random.below(mutant.bytes.length + 1));
  return { ...mutant, id: `${seed}/${number} of ${base.id}`, operators, chunks: cut(mutant.bytes, places) };
}
