import { constraintNamed } from './constraints.ts';
import { PROBES } from './probes.ts';

/**
 * Whether a constraint is class-validator's own, by its answers to probes. A constraint of the user's may have the same name.
 *
 * `validate` is asked about 50 values or so; that it throws is an answer as well, and not one that the library gives. One that lets nothing
 * pass tells nothing of what it would.
 */
export function isGenuine(name: string, args: readonly unknown[], validate: (value: unknown) => unknown): boolean {
  const { verdict, probes } = constraintNamed(name) ?? {};
  if (!verdict) return false;
  let passes = false;
  const answersAlike = (probe: unknown): boolean => {
    const expected = verdict(probe, args);
    passes ||= expected;
    return validate(probe) === expected;
  };
  try {
    return PROBES.every(answersAlike) && (probes?.(args) ?? []).every(answersAlike) && passes;
  } catch {
    return false;
  }
}
