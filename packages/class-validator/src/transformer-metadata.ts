import type { Direction, Model } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { TransformMetadata } from 'class-transformer/types/interfaces/index.js';
import { lineageOf } from './lineage.ts';

const TRANSFORMATION = { input: TransformationType.PLAIN_TO_CLASS, output: TransformationType.CLASS_TO_PLAIN } as const;

/** What `@Type` says of a property: its class, and whether that is the class of a list's items. */
export function declaredType(model: Model, name: string): { readonly type: unknown; readonly list: boolean } | undefined {
  const metadata = defaultMetadataStorage.findTypeMetadata(model, name);
  return metadata && { type: metadata.typeFunction?.(), list: metadata.reflectedType === Array };
}

export function transformsOf(model: Model, name: string, direction: Direction): readonly TransformMetadata[] {
  return defaultMetadataStorage.findTransformMetadatas(model, name, TRANSFORMATION[direction]);
}

/** The wire name that `@Expose({ name })` gives a property. */
export function exposedName(model: Model, name: string): string | undefined {
  return defaultMetadataStorage.findExposeMetadata(model, name)?.options.name;
}

/** Whether neither `@Exclude` nor a one-way `@Expose` keeps a property out. */
export function isExposed(model: Model, name: string, direction: Direction): boolean {
  const excluded = defaultMetadataStorage.findExcludeMetadata(model, name)?.options;
  if (excluded && applies(excluded, direction)) return false;
  const exposed = defaultMetadataStorage.findExposeMetadata(model, name)?.options;
  return exposed ? applies(exposed, direction) : !excludesByDefault(model);
}

/** The properties that class-transformer knows: fields with a decorator of its own, and exposed getters. */
export function transformerProperties(model: Model): string[] {
  const exposed = defaultMetadataStorage.getExposedMetadatas(model).map(({ propertyName }) => propertyName);
  const excluded = defaultMetadataStorage.getExcludedMetadatas(model).map(({ propertyName }) => propertyName);
  // The storage lists these by no method, and an instance lacks fields that are declared only, or left out by the compiler.
  const { _typeMetadatas, _transformMetadatas } = defaultMetadataStorage as unknown as Record<string, ReadonlyMap<object, DecoratedProperties>>;
  const decorated = lineageOf(model).flatMap((owner) => [_typeMetadatas, _transformMetadatas].flatMap((all) => [...(all?.get(owner)?.keys() ?? [])]));
  // Getters and methods are on the prototype: `@Expose` alone makes them properties.
  const fields = [...excluded, ...decorated].filter((name) => name !== undefined && !(name in (model.prototype as object)));
  return [...exposed, ...fields].filter((name) => name !== undefined);
}

type DecoratedProperties = ReadonlyMap<string, unknown>;

/** Whether `@Exclude` stands on the class. The nearest class that says anything decides: a subclass leaks nothing of its base. */
export function excludesByDefault(model: Model): boolean {
  const strategies = (lineageOf(model) as Model[]).map((owner) => defaultMetadataStorage.getStrategy(owner));
  return strategies.findLast((strategy) => strategy !== 'none') === 'excludeAll';
}

function applies({ toClassOnly, toPlainOnly }: { toClassOnly?: boolean; toPlainOnly?: boolean }, direction: Direction): boolean {
  if (!toClassOnly && !toPlainOnly) return true;
  return direction === 'input' ? Boolean(toClassOnly) : Boolean(toPlainOnly);
}
