import type { Model } from '@modern-rest/core';
import { getMetadataStorage, MetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { lineageOf } from './lineage.ts';
import type { ModelOptions } from './model-options.ts';

/** What decorators said of this very class, not of those that it extends; what the last decorator said first. */
export function ownValidations(model: object): readonly ValidationMetadata[] {
  // Private, and the only way to one class that does not look at all others.
  const { validationMetadatas } = getMetadataStorage() as unknown as { readonly validationMetadatas: ReadonlyMap<object, ValidationMetadata[]> };
  return validationMetadatas.get(model) ?? [];
}

/**
 * What class-validator asks of a model for the groups of its options, and of what it extends.
 *
 * The whole storage looks at every class of the application whenever it is asked: this one has no others.
 */
export function askedOf(model: Model, { validator = {} }: ModelOptions): ValidationMetadata[] {
  const { always = false, strictGroups = false, groups } = validator;
  const storage = new MetadataStorage() as unknown as Pick<MetadataStorage, 'getTargetValidationMetadatas'> & { validationMetadatas: object };
  storage.validationMetadatas = new Map(lineageOf(model).map((owner) => [owner, ownValidations(owner)]));
  return storage.getTargetValidationMetadatas(model, '', always, strictGroups, groups);
}
