import { type Model, RestError, type ValueFormat } from '@modern-rest/core';
import { subtypeOf } from './discriminator.ts';
import type { ModelOptions } from './model-options.ts';
import { transform } from './transform.ts';
import { wireName } from './wire-properties.ts';
import { type DeclaredValue, readWrittenClass, type WrittenClass } from './written-class.ts';

/** Writes values whose class no declaration names. */
export interface AnyWriter {
  /**
   * Returns the value as plain values. Returns the value itself, not a copy, if it contains no instances.
   *
   * An instance of a class with decorators is written by its decorators. Any other object is written as `JSON.stringify` does, except that a map
   * becomes an object and a set becomes a list.
   *
   * @throws RestError if the value contains itself.
   */
  write(value: unknown): unknown;
  /** Returns the members of an object or a map. Those of an instance are written by its decorators. */
  entries(value: object): readonly (readonly [name: string, value: unknown])[];
}

/** A member on the wire: its name, its value, and the declared class of the value. */
type Member = readonly [name: string, value: unknown, declared?: DeclaredValue | undefined];

/** Compiles a writer of values whose class no declaration names. */
export function compileAnyWriter(options: ModelOptions, format: ValueFormat): AnyWriter {
  const known = new WeakMap<Model, { readonly read: WrittenClass | undefined }>();
  const classOf = (model: Model): WrittenClass | undefined => {
    const entry = known.get(model) ?? { read: readWrittenClass(model, options, format) };
    known.set(model, entry);
    return entry.read;
  };

  const write = (value: unknown, declared: DeclaredValue | undefined, parents: object[]): unknown => {
    // JSON has no functions, and `JSON.stringify` would call a function that a copy has under the name `toJSON`.
    if (typeof value === 'function') return undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (parents.includes(value)) throw new RestError('cyclic_answer', 'The answer contains an object that contains itself');
    parents.push(value);
    const written = writeObject(value, declared, parents);
    parents.pop();
    return written;
  };

  const writeObject = (value: object, declared: DeclaredValue | undefined, parents: object[]): unknown => {
    if (Array.isArray(value)) return writeItems(value, declared, parents);
    if (!declared && isPlain(value) && !hasToJSON(value)) return writeMembers(value as Record<string, unknown>, parents);
    if (value instanceof Date) return value.toJSON();
    if (ArrayBuffer.isView(value)) return value;
    if (value instanceof Set) return writeItems([...(value as Set<unknown>)], declared, parents);
    if (value instanceof Map || declared?.isMap) {
      const item = declared && { ...declared, isMap: false };
      return copyOf(
        entries(value).map(([name, member]) => [name, member, item]),
        parents,
      );
    }
    const subtype = declared?.discriminator && subtypeOf(declared.discriminator, value);
    const classes = classesOf(value, subtype?.[1] ?? declared?.model);
    if (classes.length > 0) {
      const written = copyOf(membersOf(value, classes), parents);
      return subtype ? { [declared?.discriminator?.property as string]: subtype[0], ...written } : written;
    }
    if (!hasToJSON(value)) return writeMembers(value as Record<string, unknown>, parents);
    const json = value.toJSON();
    // `JSON.stringify` calls `toJSON` once, even if the result has such a method again.
    const isFinal = typeof json === 'object' && json !== null && hasToJSON(json) && classesOf(json).length === 0;
    return isFinal ? copyOf(Object.entries(json), parents) : write(json, undefined, parents);
  };

  /** Copies the list only if an item has to be written differently. */
  const writeItems = (items: readonly unknown[], declared: DeclaredValue | undefined, parents: object[]): readonly unknown[] => {
    let copy: unknown[] | undefined;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (typeof item !== 'object' || item === null) continue;
      const written = write(item, declared, parents);
      if (written === item) continue;
      copy ??= [...items];
      copy[index] = written;
    }
    return copy ?? items;
  };

  /** Copies the object only if a member has to be written differently. */
  const writeMembers = (value: Record<string, unknown>, parents: object[]): object => {
    const names = Object.keys(value);
    let copy: [string, unknown][] | undefined;
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      const member = value[name];
      const isObject = typeof member === 'object' && member !== null;
      const written = isObject ? write(member, undefined, parents) : member;
      if (isObject && written !== member) copy ??= names.slice(0, index).map((before) => [before, value[before]]);
      copy?.push([name, written]);
    }
    return copy ? Object.fromEntries(copy) : value;
  };

  const copyOf = (members: readonly Member[], parents: object[]): object =>
    Object.fromEntries(members.map(([name, member, declared]) => [name, write(member, declared, parents)]));

  /** The classes whose decorators apply: the declared class first, and the class of the value itself. */
  const classesOf = (value: object, declared?: Model): readonly WrittenClass[] => {
    const own = isPlain(value) ? undefined : constructorOf(value);
    const models = declared && declared !== own ? [declared, own] : [own];
    return models.flatMap((model) => (model && classOf(model)) ?? []);
  };

  /** A property takes part only if every class exposes it. */
  const membersOf = (value: object, classes: readonly WrittenClass[]): Member[] => {
    const names = new Set([...Object.keys(value), ...classes.flatMap(({ members }) => [...members.keys()])]);
    return [...names].flatMap((name): Member[] => {
      if (!classes.every(({ isExposed }) => isExposed(name))) return [];
      const member = classes.map(({ members }) => members.get(name)).find((one) => one !== undefined);
      let held = (value as Record<string, unknown>)[name];
      if (typeof held === 'function') held = member?.isExposed ? (held.call(value) as unknown) : undefined;
      if (member) held = transform(member, 'output', held, value);
      return held === undefined ? [] : [[member?.wire ?? wireName(format, name), held, member?.declared]];
    });
  };

  const entries: AnyWriter['entries'] = (value) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)].map(([key, item]) => [String(key), item]);
    return Object.entries(classesOf(value).length > 0 ? (write(value, undefined, []) as object) : value);
  };

  return { write: (value) => write(value, undefined, []), entries };
}

function constructorOf(value: object): Model | undefined {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown };
  return typeof prototype.constructor === 'function' ? (prototype.constructor as Model) : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function hasToJSON(value: object): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}
