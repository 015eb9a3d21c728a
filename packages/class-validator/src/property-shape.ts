import { type Model, propertyType, returnType, UnreadableModelError } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { mergeKeywords } from './constraints/merge-keywords.ts';
import { type NestedReference, REFERENCE } from './nested.ts';
import { isNestable } from './property-class.ts';
import { readContext } from './property-context.ts';
import { collectionOf, type DeclaredClass, declaredType, listClassOf } from './transformer-metadata.ts';

/** The class of a property's values, and the collection that holds them. */
export interface PropertyShape {
  readonly collection: DeclaredClass['collection'];
  readonly listClass: DeclaredClass['listClass'];
  /** Levels of lists within each item: 1 for a list of lists. */
  readonly innerLists: number;
  /** The declared class of the value or of the items; `undefined` if it is unknown. */
  readonly valueClass: unknown;
  /** The same class if it is a model that is validated or converted. */
  readonly nested: Model | undefined;
  readonly discriminator: DeclaredClass['discriminator'];
  /** `true` if `@Nested` or `@Type` names the class. */
  readonly referred: boolean;
  /** JSON Schema of the value itself. */
  readonly keywords: SchemaObjectValue;
  /** JSON Schema of the items. */
  readonly itemKeywords: SchemaObjectValue;
}

/** Reads the shape of a property from its type and its decorators. Throws `UnreadableModelError` if they contradict each other. */
export function readShape(model: Model, name: string, validations: readonly ValidationMetadata[]): PropertyShape {
  const designType = designTypeOf(model.prototype as object, name);
  const referred = readReference(model, name, validations);
  const perItem = validations.filter(({ each }) => each);
  const keywords = mergeKeywords(validations.filter(({ each }) => !each));
  const itemKeywords = mergeKeywords(perItem);
  const isList = perItem.length > 0 || keywords.type === 'array';
  const collection = referred?.collection ?? collectionOf(designType) ?? (isList ? ('list' as const) : undefined);
  const valueClass = referred?.type ?? (collection ? undefined : designType);
  const cascades = validations.some(({ type }) => type === 'nestedValidation');
  return {
    collection,
    listClass: referred?.listClass ?? listClassOf(designType),
    // `@IsArray({ each: true })` declares a list of lists as well.
    innerLists: Math.max(referred?.innerLists ?? 0, collection && itemKeywords.type === 'array' ? 1 : 0),
    valueClass,
    nested: (cascades || referred) && isNestable(valueClass) ? valueClass : undefined,
    discriminator: referred?.discriminator,
    referred: referred !== undefined,
    keywords,
    itemKeywords,
  };
}

/** Returns the type that the compiler emitted for a property, or for the result of a method. */
function designTypeOf(prototype: object, name: string): unknown {
  const type = propertyType(prototype, name);
  return type === Function ? returnType(prototype, name)?.type : type;
}

/** Reads the class that `@Nested` or `@Type` names, and the discriminator of `@Type`. */
function readReference(
  model: Model,
  name: string,
  validations: readonly ValidationMetadata[],
): (DeclaredClass & { readonly innerLists: number }) | undefined {
  const typed = declaredType(model, name);
  const reference = readContext<NestedReference>(validations, REFERENCE)?.();
  if (reference === undefined) return typed && { ...typed, innerLists: 0 };
  let [type, lists]: [unknown, number] = [reference, 0];
  for (; Array.isArray(type); lists += 1) type = type[0];
  if (typed && typed.type !== type) {
    const fix = 'name the same class in both, or remove one of the decorators';
    throw new UnreadableModelError(model.name, `@Nested and @Type name different classes for the property ${name}`, fix);
  }
  return {
    type,
    collection: lists > 0 ? 'list' : undefined,
    listClass: undefined,
    discriminator: typed?.discriminator,
    innerLists: Math.max(lists - 1, 0),
  };
}
