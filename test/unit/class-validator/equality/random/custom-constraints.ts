import { Allow, IsDefined, IsOptional, ValidateBy, ValidateIf, ValidateNested, ValidatePromise, type ValidationOptions } from 'class-validator';

/** Decorators that are no built-in constraints, by the names that recipes use. */
export const OTHER_DECORATORS: Readonly<Record<string, (options: ValidationOptions) => PropertyDecorator>> = {
  IsOptional: (options) => IsOptional(options),
  IsDefined: (options) => IsDefined(options),
  Allow: (options) => Allow(options),
  ValidateNested: (options) => ValidateNested(options),
  ValidatePromise: (options) => ValidatePromise(options),
  /** By another property of the object. */
  ValidateIf: (options) => ValidateIf((object: { a?: unknown }, value) => typeof object.a !== 'string' || value === 'x', options),
  /** Sees the object. */
  Unlike: (options) =>
    ValidateBy(
      {
        name: 'unlike',
        constraints: ['a'],
        validator: {
          validate: (value, args) => args?.property === 'a' || value !== (args?.object as { a?: unknown } | undefined)?.a,
          defaultMessage: () => '$property is $constraint1 of $target',
        },
      },
      options,
    ),
  /** Answers later. */
  Later: (options) =>
    ValidateBy({ name: 'later', validator: { validate: async (value) => typeof value === 'string', defaultMessage: () => 'later' } }, options),
  /** Answers later of some values only. */
  Sometimes: (options) =>
    ValidateBy(
      {
        name: 'sometimes',
        validator: {
          validate: (value) => (typeof value === 'number' ? (Promise.resolve(value > 0) as unknown as boolean) : value !== null),
          defaultMessage: ({ value } = {} as never) => `sometimes ${typeof value}`,
        },
      },
      options,
    ),
  Impostor: (options) =>
    ValidateBy({ name: 'isInt', validator: { validate: (value) => value === 'x', defaultMessage: () => 'no impostor' } }, options),
};
