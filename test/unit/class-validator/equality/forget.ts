import type { Model } from '@modern-rest/core';
import { getMetadataStorage, useContainer } from 'class-validator';

/**
 * Takes a class out of class-validator's storage.
 *
 * The library asks every class that it knows whether it is a base of the one that it validates: thousands of them would make it crawl.
 */
export function forget(model: Model<object>): void {
  // Nothing public deletes.
  const { validationMetadatas, constraintMetadatas } = getMetadataStorage() as unknown as Storage;
  for (const { constraintCls } of validationMetadatas.get(model) ?? []) constraintMetadatas.delete(constraintCls);
  validationMetadatas.delete(model);
}

interface Storage {
  readonly validationMetadatas: Map<unknown, { readonly constraintCls: unknown }[]>;
  readonly constraintMetadatas: Map<unknown, unknown>;
}

/** Lets class-validator find instances of constraints by a map. Its own container searches a list that only grows. */
export function useMap(): void {
  const instances = new WeakMap<object, object>();
  useContainer({
    get(type) {
      const instance = instances.get(type) ?? new (type as new () => object)();
      instances.set(type, instance);
      return instance as never;
    },
  });
}
