import type { NodeVersion } from './processes/node-version.ts';

/** The values that each round measured, by the name of what was measured. */
export interface Samples<Name, Value> {
  readonly values: ReadonlyMap<Name, readonly Value[]>;
  /** The first failure of each, which is not measured again. */
  readonly failures: ReadonlyMap<Name, Error>;
}

/** Describes all failures, in lines for people. */
export function failuresOf<Name>(samples: ReadonlyMap<NodeVersion, Samples<Name, unknown>>): string[] {
  return [...samples].flatMap(([{ version }, { failures }]) =>
    [...failures].map(([name, { message }]) => `${name} failed on Node.js ${version}: ${message}`),
  );
}
