import { HUGE, LARGE, SMALL, type Upload } from './load/upload.ts';
import { LARGE_TARGETS, SMALL_TARGETS, type Target } from './targets.ts';

/** Something that is measured, each time in a process of its own. */
export type Case =
  /** Uploads, one after the other on each of some connections. */
  | ({ readonly kind: 'rate'; readonly connections: number } & UploadTo)
  /** One upload, and the memory that it has taken at most. */
  | ({ readonly kind: 'memory' } & UploadTo)
  /** A form of 100 MiB in memory, parsed again and again: by busboy, or by our scanner, which refuses what busboy would drop or cut. */
  | { readonly kind: 'parser'; readonly parser: 'busboy' | 'modern-rest' };

/** An upload and where it goes. */
export interface UploadTo {
  readonly target: Target;
  readonly upload: Upload;
}

type SmallName = `small ${keyof typeof SMALL_TARGETS}`;
type LargeName = `${'large' | 'memory 100 MiB' | 'memory 1 GiB'} ${keyof typeof LARGE_TARGETS}`;

/** What is not sent a gigabyte: it would be that in memory, and as base64 it is longer than any text can be. */
type InMemory = 'modern-rest base64' | 'modern-rest memory';

/** What a case is called. */
export type CaseName = SmallName | Exclude<LargeName, `memory 1 GiB ${InMemory}`> | 'parser busboy' | 'parser modern-rest';

/** All that can be measured. */
export const CASES = new Map<CaseName, Case>([
  ...cases(SMALL_TARGETS, (name, to): [CaseName, Case] => [`small ${name}`, { kind: 'rate', connections: 64, ...sent(SMALL, to) }]),
  ...cases(LARGE_TARGETS, (name, to): [CaseName, Case] => [`large ${name}`, { kind: 'rate', connections: 2, ...sent(LARGE, to) }]),
  ['parser busboy', { kind: 'parser', parser: 'busboy' }],
  ['parser modern-rest', { kind: 'parser', parser: 'modern-rest' }],
  ...cases(LARGE_TARGETS, (name, to): [CaseName, Case] => [`memory 100 MiB ${name}`, { kind: 'memory', ...sent(LARGE, to) }]),
  ...cases(LARGE_TARGETS, (name, to): [CaseName, Case][] =>
    isInMemory(name) ? [] : [[`memory 1 GiB ${name}`, { kind: 'memory', ...sent(HUGE, to) }]],
  ).flat(),
]);

function isInMemory(name: keyof typeof LARGE_TARGETS): name is InMemory {
  return LARGE_TARGETS[name].storage === 'memory';
}

function cases<Name extends string, T>(targets: Readonly<Record<Name, Target>>, make: (name: Name, to: Target) => T): T[] {
  return (Object.entries(targets) as [Name, Target][]).map(([name, to]) => make(name, to));
}

/** A raw body is one file as large as all of them. */
function sent({ files, fields }: Omit<Upload, 'transport'>, target: Target): UploadTo {
  const { transport } = target;
  const whole = { files: [files.reduce((sum, size) => sum + size, 0)], fields: {} };
  return { target, upload: { transport, ...(transport === 'raw' ? whole : { files, fields }) } };
}
