import type { ReceivedFile } from '@modern-rest/core';
import type { WireProperty } from '../wire-properties.ts';

const FILE = Symbol('file');

/**
 * Returns the attributes of a file as a raw object: those that the model declares, under their wire names.
 *
 * `@Transform` finds the other attributes as well. They are inherited, because an own property without a declaration would be refused.
 */
export function rawFile(file: ReceivedFile, properties: readonly WireProperty[]): object {
  const { attributes } = file;
  const declared = properties.map(({ wire, name }) => [wire, (attributes as unknown as Record<string, unknown>)[name]]);
  return Object.assign(Object.create(attributes) as object, Object.fromEntries(declared), { [FILE]: file });
}

/** Adds the undeclared attributes and the content of a raw file to its instance. */
export function bindFile(instance: object, raw: object): void {
  (raw as { readonly [FILE]: ReceivedFile })[FILE].bindTo(instance);
}
