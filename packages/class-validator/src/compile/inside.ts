import type { Failure, Findings, Step } from './findings.ts';

/** Whether what was found since `from` keeps the value from being what it is. */
export function inside({ failures }: Findings, from: number): { readonly broken: boolean; readonly incomplete: boolean } {
  let broken = false;
  let incomplete = false;
  for (let index = from; index < failures.length; index++) {
    const { rule, steps } = failures[index] as Failure;
    if (!rule.refuses) continue;
    broken = true;
    if (steps.length === 1 && isOfCollection(steps[0] as Step)) incomplete = true;
  }
  return { broken, incomplete };
}

function isOfCollection(step: Step): boolean {
  return typeof step === 'number' || 'key' in step;
}
