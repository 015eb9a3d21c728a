import { constraintNamed } from './constraints.ts';
import { PROBES } from './probes.ts';

/**
 * Whether a constraint is class-validator's own, by its answers to probes. A constraint of the user's may have the same name.
 *
 * `validate` is asked about 50 values or so; that it throws is an answer as well, and not one that the library gives.
 */
export function isGenuine(name: string, args: readonly unknown[], validate: (value: unknown) => unknown): boolean {
  const { verdict, probes } = constraintNamed(name) ?? {};
  const more = probes ? probes(args) : [];
  if (!verdict || !more) return false;
  const answersAlike = (probe: unknown): boolean => validate(probe) === verdict(probe, args);
  try {
    return PROBES.every(answersAlike) && more.every(answersAlike);
  } catch {
    return false;
  }
}
