import type { Direction, Model } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { TransformMetadata } from 'class-transformer/types/interfaces/index.js';

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

/** The properties that class-transformer knows: those with a decorator of its own among `names`, and exposed getters. */
export function transformerProperties(model: Model, names: readonly string[]): string[] {
  // The storage lists those of properties only, not that of the class.
  const exposed = defaultMetadataStorage.getExposedMetadatas(model).map(({ propertyName }) => propertyName as string);
  const decorated = names.filter(
    (name) =>
      declaredType(model, name) ??
      defaultMetadataStorage.findExcludeMetadata(model, name) ??
      [...transformsOf(model, name, 'input'), ...transformsOf(model, name, 'output')][0],
  );
  return [...exposed, ...decorated];
}

/** Whether `@Exclude` stands on the class. The nearest class that says anything decides: a subclass leaks nothing of its base. */
export function excludesByDefault(model: Model): boolean {
  for (let owner: unknown = model; typeof owner === 'function' && owner !== Function.prototype; owner = Object.getPrototypeOf(owner)) {
    const strategy = defaultMetadataStorage.getStrategy(owner);
    if (strategy !== 'none') return strategy === 'excludeAll';
  }
  return false;
}

function applies({ toClassOnly, toPlainOnly }: { toClassOnly?: boolean; toPlainOnly?: boolean }, direction: Direction): boolean {
  if (!toClassOnly && !toPlainOnly) return true;
  return direction === 'input' ? Boolean(toClassOnly) : Boolean(toPlainOnly);
}
