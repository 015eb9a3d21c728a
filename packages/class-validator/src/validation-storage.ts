import type { Model } from '@modern-rest/core';
import { getMetadataStorage, type MetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { lineageOf } from './lineage.ts';

/** What decorators said of this very class, not of those that it extends; what the last decorator said first. */
export function ownValidations(model: object): readonly ValidationMetadata[] {
  // Private, and the only way to one class that does not look at all others.
  const { validationMetadatas } = getMetadataStorage() as unknown as { readonly validationMetadatas: ReadonlyMap<object, ValidationMetadata[]> };
  return validationMetadatas.get(model) ?? [];
}

/**
 * class-validator's storage with what was said of a model and of what it extends, and of nothing else.
 *
 * The whole one looks at every class of the application whenever it is asked.
 */
export function validationStorage(model: Model): MetadataStorage {
  const known = new Map(lineageOf(model).map((owner) => [owner, ownValidations(owner)]));
  return Object.create(getMetadataStorage(), { validationMetadatas: { value: known } }) as MetadataStorage;
}
