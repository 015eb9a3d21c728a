import { classValidatorSerializer as todaysSerializer } from '@modern-rest/class-validator';
import type { MaybePromise, Serializer } from '@modern-rest/core';
import type { ClassTransformOptions } from 'class-transformer';
import { type ValidationError, type ValidatorOptions, validate } from 'class-validator';

// Stands for the compiler until it is there: class-validator is compared with itself. It goes when `compiled.ts` names the real one.

export interface ModelOptions {
  readonly validator?: ValidatorOptions;
  readonly transformer?: ClassTransformOptions;
  readonly generate?: boolean;
}

export interface CompiledModel<T extends object> {
  readonly model: new () => T;
  validate(instance: object): MaybePromise<ValidationError[]>;
  readonly code: string;
}

export function compileModel<T extends object>(model: new () => T, { validator }: ModelOptions = {}): CompiledModel<T> {
  return { model, validate: (instance) => validate(instance, validator), code: '' };
}

/** Today's serializer has no options. */
export function classValidatorSerializer(_options: ModelOptions = {}): Serializer {
  return todaysSerializer();
}
