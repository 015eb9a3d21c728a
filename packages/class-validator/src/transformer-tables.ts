import { UnreadableModelError } from '@modern-rest/core';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import type { ExcludeMetadata, ExposeMetadata, TransformMetadata, TypeMetadata } from 'class-transformer/types/interfaces/index.js';
import { lineageOf } from './lineage.ts';
import { once } from './once.ts';

/** Metadata of class-transformer by class and property. `undefined` is the class itself. */
type Table<M> = Map<object, ReadonlyMap<string | undefined, M>>;

/** The tables of one copy of class-transformer. */
interface TransformerTables {
  readonly types: Table<TypeMetadata>;
  readonly transforms: Table<readonly TransformMetadata[]>;
  readonly exposed: Table<ExposeMetadata>;
  readonly excluded: Table<ExcludeMetadata>;
}

/**
 * Returns the tables of every copy of class-transformer that may have decorated a model or its base classes.
 *
 * The first one is the copy that this package imports. The others are copies that Node.js has loaded from another folder.
 */
function tablesFor(model: object): readonly TransformerTables[] {
  const tables = TABLES.get(model) ?? [ownTables(), ...otherTables()];
  TABLES.set(model, tables);
  return tables;
}

/** Notes that only the copy that this package imports decorates a model, which saves looking for others. */
export function decoratedHere(model: object): void {
  TABLES.set(model, [ownTables()]);
}

const TABLES = new WeakMap<object, readonly TransformerTables[]>();

/**
 * The tables behind the public decorators that this package imports.
 *
 * class-transformer does not export its storage. A path within the package, such as `class-transformer/cjs/storage.js`, leads to a second storage in a
 * bundle: bundlers resolve the package itself to its ES modules.
 */
const ownTables = once(
  (): TransformerTables => ({
    // These functions are never called.
    types: tableOf(Type(Object as () => ObjectConstructor)),
    transforms: tableOf(Transform(String)),
    exposed: tableOf(Expose()),
    excluded: tableOf(Exclude()),
  }),
);

/** Finds the table that a decorator writes to: decorates a class, and observes which map gets that class as a key. Synchronous, so no other code is affected. */
function tableOf<M>(decorate: (prototype: object, name: string) => void): Table<M> {
  class Probe {}
  const written: Table<M>[] = [];
  const { set } = Map.prototype;
  Map.prototype.set = function (key, value) {
    if (key === Probe) written.push(this);
    return set.call(this, key, value);
  };
  try {
    decorate(Probe.prototype, 'property');
  } finally {
    Map.prototype.set = set;
  }
  const [table] = written;
  if (!table?.delete(Probe)) throw new UnreadableModelError(...UNSUPPORTED);
  return table;
}

const UNSUPPORTED = ['Every model', 'this version of class-transformer keeps metadata in another way', 'install class-transformer ^0.5.1'] as const;

const STORAGE_FILE = /[\\/]class-transformer[\\/](?:cjs[\\/])?storage\.js$/;

/**
 * Returns the tables of copies that Node.js has loaded. Bundled copies are not among them: a bundle has one copy, unless two versions are installed.
 *
 * An application reads many models and loads few modules in between: the tables are those of the last call until a further module is loaded.
 */
const otherTables = ((): (() => readonly TransformerTables[]) => {
  let lastLoaded: unknown;
  let tables: readonly TransformerTables[] = [];
  return () => {
    const cache = moduleCache();
    const last = cache[Object.keys(cache).at(-1) as string];
    if (last !== lastLoaded) tables = findTables(cache);
    lastLoaded = last;
    return tables;
  };
})();

const moduleCache = once(() => {
  // Not imported: bundlers replace `createRequire` by a function of their own.
  return process.getBuiltinModule('node:module').createRequire(process.execPath).cache;
});

function findTables(cache: NodeJS.Require['cache']): TransformerTables[] {
  return Object.entries(cache)
    .filter(([path]) => STORAGE_FILE.test(path))
    .map(([, module]) => (module as NodeModule).exports.defaultMetadataStorage as Storage)
    .map(({ _typeMetadatas: types, _transformMetadatas: transforms, _exposeMetadatas: exposed, _excludeMetadatas: excluded }) => ({
      types,
      transforms,
      exposed,
      excluded,
    }))
    .filter(({ types }) => types !== ownTables().types);
}

/** Fields of class-transformer's storage. */
interface Storage {
  readonly _typeMetadatas: TransformerTables['types'];
  readonly _transformMetadatas: TransformerTables['transforms'];
  readonly _exposeMetadatas: TransformerTables['exposed'];
  readonly _excludeMetadatas: TransformerTables['excluded'];
}

/** Returns the metadata of a property: that of the most derived class that has some. */
export function nearest<K extends 'types' | 'exposed' | 'excluded'>(kind: K, model: object, name: string): MetadataOf<K> | undefined {
  const tables = tablesFor(model);
  for (let owner: object | null = model; typeof owner === 'function'; owner = Object.getPrototypeOf(owner)) {
    for (let copy = tables.length - 1; copy >= 0; copy -= 1) {
      const metadata = ((tables[copy] as TransformerTables)[kind] as Table<MetadataOf<K>>).get(owner)?.get(name);
      if (metadata !== undefined) return metadata;
    }
  }
  return undefined;
}

/** Returns the metadata of all properties, in the order of class-transformer: base classes from the nearest to the farthest, then the model. */
export function allOf<K extends 'exposed' | 'excluded'>(kind: K, model: object): MetadataOf<K>[] {
  const bases = lineageOf(model).slice(0, -1).reverse();
  return [...bases, model].flatMap((owner) => ownOf(kind, model, owner)).flatMap((metadata) => [...metadata.values()]);
}

/** Returns the tables of one class, from each copy of class-transformer that has metadata of it. `model` is the class, or extends it. */
export function ownOf<K extends keyof TransformerTables>(kind: K, model: object, owner: object): ReadonlyMap<string | undefined, MetadataOf<K>>[] {
  return tablesFor(model).flatMap((tables) => (tables[kind] as Table<MetadataOf<K>>).get(owner) ?? []);
}

type MetadataOf<K extends keyof TransformerTables> = TransformerTables[K] extends Table<infer M> ? M : never;
