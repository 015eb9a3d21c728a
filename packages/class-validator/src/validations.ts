import type { Model } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { ModelOptions } from './model-options.ts';
import { askedOf } from './validation-storage.ts';

/** What class-validator asks of each property of a model, what base classes ask first, and of each class what its last decorator asks. */
export function validationsOf(model: Model, options: ModelOptions = {}): Map<string, ValidationMetadata[]> {
  const asked = askedOf(model, options);
  const baseFirst = [...asked.filter(({ target }) => target !== model), ...asked.filter(({ target }) => target === model)];
  const byProperty = new Map<string, ValidationMetadata[]>();
  for (const validation of baseFirst) {
    const others = byProperty.get(validation.propertyName);
    if (others) others.push(validation);
    else byProperty.set(validation.propertyName, [validation]);
  }
  return byProperty;
}

/** Reads the validations of each property in the order of its decorators. Decorators run in reverse order. */
export function declaredValidations(model: Model, options: ModelOptions): Map<string, ValidationMetadata[]> {
  const byProperty = validationsOf(model, options);
  for (const validations of byProperty.values()) validations.reverse();
  return byProperty;
}
