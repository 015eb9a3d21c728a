import type { ReceivedFile } from '@modern-rest/core';
import type { WireProperty } from '../wire-properties.ts';

const FILE = Symbol('file');

/**
 * Compiles the function that returns the attributes of a file as a raw object: those that the model declares, under their wire names.
 *
 * `@Transform` finds the other attributes as well. They are inherited, because an own property without a declaration would be refused. A prototype for
 * each file takes long, so models without `@Transform` do without.
 */
export function compileRawFile(properties: readonly WireProperty[]): (file: ReceivedFile) => object {
  const inherits = properties.some(({ transforms }) => transforms.input.length > 0);
  return (file) => {
    const attributes = file.attributes as unknown as Readonly<Record<string, unknown>>;
    const raw = (inherits ? Object.create(attributes) : {}) as Record<PropertyKey, unknown>;
    for (const { wire, name } of properties) raw[wire] = attributes[name];
    raw[FILE] = file;
    return raw;
  };
}

/** Adds the undeclared attributes and the content of a raw file to its instance. */
export function bindFile(instance: object, raw: object): void {
  (raw as { readonly [FILE]: ReceivedFile })[FILE].bindTo(instance);
}
