import type { Model } from '@modern-rest/core';
import type { WireProperty } from './wire-properties.ts';

/** The value, or an instance with its declared properties: what getters compute and conditions ask, a plain object does not have. */
export function asInstance(value: object, model: Model, properties: readonly WireProperty[]): object {
  if (value instanceof model) return value;
  const image = Object.create(model.prototype as object) as object;
  for (const { name, computed } of properties) {
    if (computed && !(name in value)) continue;
    const held = (value as Record<string, unknown>)[name];
    Object.defineProperty(image, name, { value: held, enumerable: true, writable: true, configurable: true });
  }
  return image;
}
