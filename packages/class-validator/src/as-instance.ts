import type { Model } from '@modern-rest/core';
import type { ModelOptions } from './model-options.ts';
import { exposureOf } from './transformer-metadata.ts';
import type { WireProperty } from './wire-properties.ts';

/** Compiles the two ways to see a value as an instance of a model. */
export interface InstanceView {
  /** Returns the value, or an instance with its declared properties: getters and conditions need an instance. */
  asInstance(value: object): object;
  /** Returns the value. Returns an instance without the excluded properties if the class of the value excludes some. */
  withoutExcluded(value: object): object;
}

/**
 * Compiles how values are seen as instances of a model.
 *
 * The class of a value may exclude a property that the declared model has, for example in a subclass. Such a property is `undefined` in the result.
 */
export function compileInstanceView(model: Model, properties: readonly WireProperty[], { transformer = {} }: ModelOptions): InstanceView {
  const { groups, version } = transformer;
  const known = new WeakMap<object, ReadonlySet<string>>();

  const excludedBy = (value: object): ReadonlySet<string> => {
    const prototype = Object.getPrototypeOf(value) as { readonly constructor: Model } | null;
    if (prototype === model.prototype || prototype === Object.prototype || prototype === null) return NOTHING;
    const found = known.get(prototype);
    if (found) return found;
    const isExposed = exposureOf(prototype.constructor, { transformer: { ...(groups && { groups }), ...(version !== undefined && { version }) } });
    const excluded = new Set(properties.map(({ name }) => name).filter((name) => !isExposed(name, 'output')));
    known.set(prototype, excluded);
    return excluded;
  };

  const imageOf = (value: object, excluded: ReadonlySet<string>): object => {
    const image = Object.create(model.prototype as object) as object;
    for (const { name, computed } of properties) {
      if (computed && !(name in value)) continue;
      const held = excluded.has(name) ? undefined : (value as Record<string, unknown>)[name];
      Object.defineProperty(image, name, { value: held, enumerable: true, writable: true, configurable: true });
    }
    return image;
  };

  return {
    asInstance(value) {
      const excluded = excludedBy(value);
      return value instanceof model && excluded.size === 0 ? value : imageOf(value, excluded);
    },
    withoutExcluded(value) {
      const excluded = excludedBy(value);
      return excluded.size === 0 ? value : imageOf(value, excluded);
    },
  };
}

const NOTHING: ReadonlySet<string> = new Set();
