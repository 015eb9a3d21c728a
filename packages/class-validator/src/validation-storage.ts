import type { Model } from '@modern-rest/core';
import { getMetadataStorage, type MetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { lineageOf } from './lineage.ts';

type ByClass = ReadonlyMap<object, readonly ValidationMetadata[]>;

/**
 * class-validator's storage with what was said of a model and of what it extends, and of nothing else.
 *
 * The whole one looks at every class of the application whenever it is asked.
 */
export function validationStorage(model: Model): MetadataStorage {
  const storage = getMetadataStorage();
  // Private, and the only way to the classes of one lineage.
  const { validationMetadatas } = storage as unknown as { readonly validationMetadatas: ByClass };
  const known = lineageOf(model).flatMap((owner) => {
    const said = validationMetadatas.get(owner);
    return said ? [[owner, said] as const] : [];
  });
  return Object.create(storage, { validationMetadatas: { value: new Map(known) } }) as MetadataStorage;
}
