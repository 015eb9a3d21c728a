import type { MaybePromise, Model } from '@modern-rest/core';
import { type ValidationError, type ValidatorOptions, validate } from 'class-validator';
import { backendFor } from './compile/backend-for.ts';
import { settle } from './compile/conclude.ts';
import { Findings, NO_BOUNDS } from './compile/findings.ts';
import { compileValidation, FOREIGN } from './compile/validate-value.ts';
import { toValidationErrors } from './compile/validation-errors.ts';
import type { ModelOptions } from './model-options.ts';

/** A class whose decorators were read once. */
export interface CompiledModel<T extends object> {
  /** The errors of an instance, as `validate` of class-validator gives them. A promise only where a constraint waits. */
  validate(instance: T): MaybePromise<ValidationError[]>;
  /** The code that asks about the properties of the class. Empty where code is not generated. */
  readonly code: string;
}

/**
 * Compiles what class-validator's decorators ask of a class, for use outside of requests.
 *
 * What instances hold is validated by its own class, each compiled when it is first met.
 */
export function compileModel<T extends object>(model: Model<T>, options: ModelOptions = {}): CompiledModel<T> {
  const generated: string[] = [];
  const backend = backendFor(options, (_title, code) => generated.push(code));
  const { validateObject, compileClass } = compileValidation(options, (of, properties, validateNested) =>
    backend.validate({ model: of, properties, validateNested }),
  );
  compileClass(model);
  const { target = true, value = true } = options.validator?.validationError ?? {};
  return {
    code: generated.join('\n'),
    validate(instance) {
      const found = new Findings(NO_BOUNDS);
      try {
        validateObject(instance, found);
      } catch (error) {
        if (error === FOREIGN) return validate(instance, options.validator as ValidatorOptions);
        throw error;
      }
      if (found.failures.length === 0) return [];
      const settled = settle(found);
      const toErrors = (failures: typeof found.failures | Awaited<typeof settled>): ValidationError[] =>
        toValidationErrors(failures, instance, { target, value });
      return settled instanceof Promise ? settled.then(toErrors) : toErrors(settled);
    },
  };
}
