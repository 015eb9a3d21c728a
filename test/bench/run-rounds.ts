import { VARIANTS, type Variant, type VariantName } from './variants.ts';

/** What each round measured of each variant, and what failed. */
export interface Samples {
  readonly values: ReadonlyMap<VariantName, readonly number[]>;
  /** The first failure of a variant, which is not measured again. */
  readonly failures: ReadonlyMap<VariantName, Error>;
}

/** Rounds that are run unless the command line says otherwise: the noisier a kind and the quicker, the more. */
const ROUNDS: Readonly<Record<Variant['kind'], number>> = { engine: 7, http: 5, cluster: 5, start: 9 };

/** Measures variants in turn, round by round, so that all of them see the same moods of the machine. */
export async function runRounds(
  names: readonly VariantName[],
  measure: (variant: Variant) => Promise<number>,
  { rounds, report }: { readonly rounds: number | undefined; readonly report: (progress: string) => void },
): Promise<Samples> {
  const values = new Map<VariantName, number[]>(names.map((name) => [name, []]));
  const failures = new Map<VariantName, Error>();
  for (const kind of Object.keys(ROUNDS) as Variant['kind'][]) {
    const ofKind = names.filter((name) => VARIANTS[name].kind === kind);
    const count = rounds ?? ROUNDS[kind];
    for (let round = 1; round <= count && ofKind.length > 0; round += 1) {
      report(`${kind}: round ${round} of ${count}`);
      for (const name of ofKind.filter((candidate) => !failures.has(candidate))) {
        await measure(VARIANTS[name]).then(
          (value) => values.get(name)?.push(value),
          (error: Error) => failures.set(name, error),
        );
      }
    }
  }
  return { values, failures };
}
