import type { WireNames } from './wire-names.ts';

/**
 * Where values come from, which decides how they are read.
 *
 * `json` has types of its own: nothing is coerced. `text` has none: strings are read by the declared type, and lists are
 * repeated names. `files` are received files.
 */
export type ValueSource = 'json' | 'text' | 'files';

/** How the values of a type look outside of the program. */
export interface ValueFormat {
  readonly source: ValueSource;
  readonly wireNames: WireNames;
  /** Whether an undeclared property is an issue; otherwise it is dropped. */
  readonly forbidUnknown: boolean;
  /** Whether names are compared without regard to case, as those of headers are. Raw names are in lower case then. */
  readonly ignoreCase: boolean;
  /** Whether a list among text values is one value with commas, as in header fields; otherwise its name is repeated. */
  readonly separated: boolean;
}

/** A format of a source; what is not said is `declared` names, and `false`. */
export function valueFormat(source: ValueSource, said: Partial<Omit<ValueFormat, 'source'>> = {}): ValueFormat {
  return { source, wireNames: 'declared', forbidUnknown: false, ignoreCase: false, separated: false, ...said };
}
