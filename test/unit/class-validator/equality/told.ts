import type { Model } from '@modern-rest/core';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { equally } from './equally.ts';

/** What is told of a property: the messages of its constraints by their names. */
export type Told = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The values of the properties of an instance; a function, where validating changes them. */
export type Values = Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);

/** Validates an instance of the model with these values, equally by all engines. Gives the names of what is told: `address.zip: isInt, min`. */
export async function told(model: Model<object>, values: Values, options?: ValidatorOptions): Promise<string[]> {
  return namesOf(await errorsOf(model, values, options));
}

/** As `told`, with the messages. */
export async function toldInWords(model: Model<object>, values: Values, options?: ValidatorOptions): Promise<Told> {
  const located = flatten(await errorsOf(model, values, options));
  return Object.fromEntries(located.map(({ path, error }) => [path, error.constraints ?? {}]));
}

/** As `told`, the errors themselves. */
export async function errorsOf(model: Model<object>, values: Values, options?: ValidatorOptions): Promise<ValidationError[]> {
  const make = (given: Readonly<Record<string, unknown>>): object => Object.assign(new model(), given);
  const outcome = await equally(model, options)(typeof values === 'function' ? () => make(values()) : make(values));
  if ('thrown' in outcome) throw outcome.thrown;
  return outcome.errors;
}

/** Each error with constraints as a line: its path and their names. */
export function namesOf(errors: readonly ValidationError[]): string[] {
  return flatten(errors).map(
    ({ path, error }) =>
      `${path}: ${Object.keys(error.constraints ?? {})
        .sort()
        .join(', ')}`,
  );
}

interface Located {
  readonly path: string;
  readonly error: ValidationError;
}

function flatten(errors: readonly ValidationError[], above = ''): Located[] {
  return errors.flatMap((error) => {
    const path = `${above}${error.property}`;
    return [...(error.constraints ? [{ path, error }] : []), ...flatten(error.children ?? [], `${path}.`)];
  });
}
