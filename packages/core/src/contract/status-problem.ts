import type { ComponentProblem } from './component.ts';

const LEAST = { 'a response': 200, 'an error': 400 } as const;

/** Says why no answer can have a status; `undefined` if one can. */
export function statusProblem(status: unknown, what: keyof typeof LEAST): ComponentProblem | undefined {
  const least = LEAST[what];
  if (Number.isInteger(status) && Number(status) >= least && Number(status) <= 599) return undefined;
  return { code: 'STATUS_INVALID', cause: `${status} is no status of ${what}`, fix: `use a whole number from ${least} to 599` };
}
