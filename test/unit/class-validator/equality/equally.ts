import type { Model } from '@modern-rest/core';
import { type ValidationError, type ValidatorOptions, validate } from 'class-validator';
import { compileModel } from './compiled.ts';
import { firstDifference } from './same-errors.ts';
import { sameInDepth } from './same-in-depth.ts';

/** How a validation ended. */
export type Outcome = { readonly errors: ValidationError[] } | { readonly thrown: unknown };

/** A value to validate, or what makes one for each engine where a validation changes it. */
export type Subject = object | (() => object);

/** The ways in which a model is compiled. */
export const WAYS = [
  { way: 'generated', generate: true },
  { way: 'interpreted', generate: false },
] as const;

/**
 * Returns the function that validates a value by class-validator and by the compiled model, in each of its ways.
 *
 * Throws where they differ; gives what they agree on.
 */
export function equally(model: Model<object>, options?: ValidatorOptions): (subject: Subject) => Promise<Outcome> {
  const compiled = WAYS.map(({ way, generate }) => ({ way, ...compileModel(model, { generate, ...(options && { validator: options }) }) }));
  return async (subject) => {
    const [instance, expected] = await run(subject, (made) => validate(made, options));
    for (const { way, validate: validateCompiled } of compiled) {
      const [another, actual] = await run(subject, validateCompiled);
      const difference = outcomeDifference(actual, expected, instance === another ? Object.is : sameInDepth);
      if (difference !== undefined) throw new Error(`${way}, ${difference}`);
      if (!sameInDepth(another, instance)) throw new Error(`${way}, the instance afterwards`);
    }
    return expected;
  };
}

async function run(subject: Subject, validating: (instance: object) => unknown): Promise<[object, Outcome]> {
  const instance = typeof subject === 'function' ? (subject() as object) : subject;
  try {
    return [instance, { errors: (await validating(instance)) as ValidationError[] }];
  } catch (thrown) {
    return [instance, { thrown }];
  }
}

function outcomeDifference(actual: Outcome, expected: Outcome, sameValue: typeof Object.is): string | undefined {
  if ('errors' in expected) {
    return 'errors' in actual ? firstDifference(actual.errors, expected.errors, sameValue) : `throws ${String(actual.thrown)}`;
  }
  const { thrown } = expected;
  if (!('thrown' in actual)) return `does not throw ${String(thrown)}`;
  // What a user's own code threw is passed on; the words of the engine's own faults are its own.
  const same = actual.thrown === thrown || (thrown instanceof Error && Object.getPrototypeOf(actual.thrown) === Object.getPrototypeOf(thrown));
  return same ? undefined : `throws ${String(actual.thrown)} instead of ${String(thrown)}`;
}
