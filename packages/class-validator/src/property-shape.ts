import { type Model, propertyType, returnType, UnreadableModelError } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { mergeKeywords } from './constraints/merge-keywords.ts';
import type { ModelProblems } from './model-problems.ts';
import { type NestedReference, REFERENCE } from './nested.ts';
import { isNestable } from './property-class.ts';
import { readContext } from './property-context.ts';
import { callPropertyReference, undefinedReference } from './property-reference.ts';
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
  /** `true` if `@Nested` or `@Type` names the class; `'unreadable'` if that could not be read, and a problem is reported. */
  readonly referred: boolean | 'unreadable';
  /** JSON Schema of the value itself. */
  readonly keywords: SchemaObjectValue;
  /** JSON Schema of the items. */
  readonly itemKeywords: SchemaObjectValue;
}

/** Reads the shape of a property from its type and its decorators. */
export function readShape(model: Model, name: string, validations: readonly ValidationMetadata[], problems: ModelProblems): PropertyShape {
  const designType = designTypeOf(model.prototype as object, name);
  const referred = problems.attempt(() => readReference(model, name, validations), UNKNOWN_CLASS);
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
    referred: referred === UNKNOWN_CLASS ? 'unreadable' : referred !== undefined,
    keywords,
    itemKeywords,
  };
}

/** Returns the type that the compiler emitted for a property, or for the result of a method. */
function designTypeOf(prototype: object, name: string): unknown {
  const type = propertyType(prototype, name);
  return type === Function ? returnType(prototype, name)?.type : type;
}

interface Reference extends DeclaredClass {
  readonly innerLists: number;
}

/** Stands for a class that could not be read, and whose problem is reported. */
const UNKNOWN_CLASS: Reference = { type: undefined, collection: undefined, listClass: undefined, discriminator: undefined, innerLists: 0 };

/** Reads the class that `@Nested` or `@Type` names, and the discriminator of `@Type`. Throws `UnreadableModelError` if they contradict each other. */
function readReference(model: Model, name: string, validations: readonly ValidationMetadata[]): Reference | undefined {
  const typed = declaredType(model, name);
  const reference = readContext<NestedReference>(validations, REFERENCE);
  if (!reference) return typed && { ...typed, innerLists: 0 };
  let [type, lists]: [unknown, number] = [callPropertyReference(model, name, reference), 0];
  for (; Array.isArray(type); lists += 1) type = type[0];
  if (type === undefined) throw undefinedReference(model, name);
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
