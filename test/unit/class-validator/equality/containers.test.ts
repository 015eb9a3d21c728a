import { useContainer, Validate, type ValidationArguments, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { afterEach, expect, test } from 'vitest';
import { told, toldInWords } from './told.ts';

@ValidatorConstraint({ name: 'allowed' })
class Allowed implements ValidatorConstraintInterface {
  constructor(private readonly allowed: readonly unknown[] = []) {}

  validate(value: unknown, _args: ValidationArguments): boolean {
    return this.allowed.includes(value);
  }

  defaultMessage(): string {
    return `one of ${this.allowed.join()}`;
  }
}

class Model {
  @Validate(Allowed)
  a!: unknown;
}

afterEach(() => useContainer(undefined as never));

test('constraints are taken from the container of the user', async () => {
  expect(await toldInWords(Model, { a: 'x' })).toEqual({ a: { allowed: 'one of ' } });
  useContainer({ get: (type) => (type === Allowed ? new Allowed(['x']) : new (type as new () => object)()) as never });
  expect(await toldInWords(Model, { a: 'y' })).toEqual({ a: { allowed: 'one of x' } });
  expect(await told(Model, { a: 'x' })).toEqual([]);
});

test('a container that has nothing is asked first, where there is something to fall back on', async () => {
  useContainer({ get: () => undefined as never }, { fallback: true });
  expect(await toldInWords(Model, { a: 'x' })).toEqual({ a: { allowed: 'one of ' } });
  useContainer(
    {
      get() {
        throw new Error('empty');
      },
    },
    { fallbackOnErrors: true },
  );
  expect(await toldInWords(Model, { a: 'x' })).toEqual({ a: { allowed: 'one of ' } });
});
