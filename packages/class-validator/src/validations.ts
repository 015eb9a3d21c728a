import type { Model } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { ModelOptions } from './model-options.ts';
import { propertyNames } from './property-names.ts';
import { validationStorage } from './validation-storage.ts';

/** What class-validator asks of a model, in the order of its properties, and of each what base classes ask first. */
export function validationsOf(
  model: Model,
  { validator = {} }: ModelOptions = {},
  names: readonly string[] = propertyNames(model),
): ValidationMetadata[] {
  const { always = false, strictGroups = false, groups } = validator;
  const asked = validationStorage(model).getTargetValidationMetadatas(model, '', always, strictGroups, groups);
  const baseFirst = [...asked.filter(({ target }) => target !== model), ...asked.filter(({ target }) => target === model)];
  return names.flatMap((name) => baseFirst.filter(({ propertyName }) => propertyName === name));
}
