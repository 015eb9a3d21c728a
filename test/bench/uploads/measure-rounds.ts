import { CASES, type Case, type CaseName } from './cases.ts';
import type { Sample, Samples } from './samples.ts';

/** Measures cases in turn, round by round, so that all of them see the same moods of the machine. */
export async function measureRounds(
  names: readonly CaseName[],
  measure: (measured: Case) => Promise<Sample>,
  { rounds, report }: { readonly rounds: number; readonly report: (progress: string) => void },
): Promise<Samples> {
  const measured = new Map<CaseName, Sample[]>(names.map((name) => [name, []]));
  const failures = new Map<CaseName, Error>();
  for (let round = 1; round <= rounds; round += 1) {
    report(`round ${round} of ${rounds}`);
    for (const name of names.filter((candidate) => !failures.has(candidate))) {
      await measure(CASES.get(name) as Case).then(
        (sample) => measured.get(name)?.push(sample),
        (error: Error) => failures.set(name, error),
      );
    }
  }
  return { rounds: measured, failures };
}
