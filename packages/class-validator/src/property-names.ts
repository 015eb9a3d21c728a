import type { Model } from '@modern-rest/core';
import { lineageOf } from './lineage.ts';
import { transformerProperties } from './transformer-metadata.ts';
import { ownValidations } from './validation-storage.ts';

/**
 * The properties that either library has a decorator of, in the order of their first declaration: those of base classes first.
 *
 * The fields of an instance would tell, but not where the compiler leaves out those without an initial value. Within a
 * class the properties that only class-transformer knows come last.
 */
export function propertyNames(model: Model): string[] {
  const names = (lineageOf(model) as Model[]).flatMap((owner) => {
    return [...ownValidations(owner).map(({ propertyName }) => propertyName), ...transformerProperties(owner)];
  });
  return [...new Set(names)];
}
