import { type Model, propertyType, UnreadableModelError } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { KEYWORDS } from './constraints/keywords.ts';
import type { Direction, ModelPlan, PropertyPlan, ScalarKind } from './model-plan.ts';
import { nestedReference } from './nested.ts';

const TRANSFORMATION = { input: TransformationType.PLAIN_TO_CLASS, output: TransformationType.CLASS_TO_PLAIN } as const;
const SCALARS: ReadonlyMap<unknown, ScalarKind> = new Map<unknown, ScalarKind>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Date, 'date'],
]);
// What a property of these classes holds is not a model.
const NOT_NESTED: ReadonlySet<unknown> = new Set([undefined, Object, Array, Map, Set, Function, Promise, Symbol, BigInt, Buffer, ...SCALARS.keys()]);

/** Reads a model from the metadata of both libraries. Throws `UnreadableModelError`. */
export function readModel(model: Model): ModelPlan {
  const validations = validationsByProperty(model);
  const names = new Set([...validations.keys(), ...transformedProperties(model)]);
  const instance = newInstance(model);
  const excludedByDefault = defaultMetadataStorage.getStrategy(model) === 'excludeAll';
  const properties = [...names].map((name) => readProperty({ model, name, validations: validations.get(name) ?? [], instance, excludedByDefault }));
  return { model, properties };
}

interface PropertyReading {
  readonly model: Model;
  readonly name: string;
  readonly validations: readonly ValidationMetadata[];
  readonly instance: object;
  readonly excludedByDefault: boolean;
}

function readProperty({ model, name, validations, instance, excludedByDefault }: PropertyReading): PropertyPlan {
  const prototype = model.prototype as object;
  const designType = propertyType(prototype, name);
  const referred = readReference(model, name, validations);
  const own = validations.filter(({ each }) => !each);
  const perItem = validations.filter(({ each }) => each);
  const keywords = mergeKeywords(own);
  const list = referred.list || perItem.length > 0 || keywords.type === 'array' || designType === Array;
  const itemKeywords = mergeKeywords(perItem);
  const classOfValue = referred.type ?? (list ? undefined : designType);
  const isNested = validations.some(({ type }) => type === 'nestedValidation') || referred.type !== undefined;
  const nested = isNested && !NOT_NESTED.has(classOfValue) ? (classOfValue as Model) : undefined;
  if (isNested && !nested && !SCALARS.has(classOfValue)) {
    throw new UnreadableModelError(
      model,
      `nothing tells the class of the nested property ${name}`,
      `@Nested(() => Model), or @Nested(() => [Model]) for a list`,
    );
  }
  return {
    name,
    exposed: byDirection((direction) => exposedName(model, name, direction)),
    takesPart: byDirection((direction) => takesPart(model, name, direction, excludedByDefault)),
    optional: validations.some((metadata) => metadata.name === 'isOptional'),
    conditional: validations.some((metadata) => metadata.type === 'conditionalValidation' && metadata.name !== 'isOptional'),
    initial: (instance as Record<string, unknown>)[name],
    list,
    nested,
    scalar: nested ? undefined : readScalar(list ? itemKeywords : keywords, classOfValue),
    keywords,
    itemKeywords,
    transforms: byDirection((direction) => defaultMetadataStorage.findTransformMetadatas(model, name, TRANSFORMATION[direction])),
    computed: isComputed(prototype, name),
  };
}

function byDirection<T>(read: (direction: Direction) => T): Record<Direction, T> {
  return { input: read('input'), output: read('output') };
}

function validationsByProperty(model: Model): Map<string, ValidationMetadata[]> {
  const storage = getMetadataStorage();
  return new Map(Object.entries(storage.groupByPropertyName(storage.getTargetValidationMetadatas(model, '', false, false))));
}

/** Properties that only class-transformer knows: `@Expose`, `@Type` or `@Transform` without a constraint. */
function transformedProperties(model: Model): string[] {
  const { input, output } = TRANSFORMATION;
  const exposed = [input, output].flatMap((direction) => defaultMetadataStorage.getExposedProperties(model, direction));
  const declared = Object.keys(newInstance(model)).filter(
    (name) => defaultMetadataStorage.findTypeMetadata(model, name) ?? defaultMetadataStorage.findTransformMetadatas(model, name, input)[0],
  );
  return [...exposed, ...declared];
}

/** What `@Nested` or `@Type` says about the class of a property. */
function readReference(model: Model, name: string, validations: readonly ValidationMetadata[]): { readonly type?: unknown; readonly list: boolean } {
  const reference = nestedReference(validations);
  if (reference) {
    const referred = reference();
    return Array.isArray(referred) ? { type: referred[0], list: true } : { type: referred, list: false };
  }
  const metadata = defaultMetadataStorage.findTypeMetadata(model, name);
  if (!metadata) return { list: false };
  return { type: metadata.typeFunction?.(), list: metadata.reflectedType === Array };
}

function mergeKeywords(validations: readonly ValidationMetadata[]): SchemaObjectValue {
  const rows = validations.map(({ name = '', constraints }) => KEYWORDS[name]?.(constraints ?? []) ?? {});
  const merged = Object.assign({}, ...rows) as SchemaObjectValue;
  // `@IsInt() @Max(9)`: the narrower type stands.
  const types = new Set(rows.map(({ type }) => type));
  return types.has('integer') ? { ...merged, type: 'integer' } : merged;
}

function readScalar(keywords: SchemaObjectValue, declared: unknown): ScalarKind | undefined {
  const type = keywords.type;
  if (declared === Date || (type === 'string' && keywords.format === 'date-time' && declared !== String)) return 'date';
  if (type === 'string' || type === 'number' || type === 'integer' || type === 'boolean') return type;
  return SCALARS.get(declared);
}

function exposedName(model: Model, name: string, direction: Direction): string | undefined {
  const { name: exposed, toClassOnly, toPlainOnly } = defaultMetadataStorage.findExposeMetadata(model, name)?.options ?? {};
  const appliesHere = direction === 'input' ? !toPlainOnly : !toClassOnly;
  return appliesHere ? exposed : undefined;
}

function takesPart(model: Model, name: string, direction: Direction, excludedByDefault: boolean): boolean {
  const excluded = defaultMetadataStorage.findExcludeMetadata(model, name)?.options;
  if (excluded && applies(excluded, direction)) return false;
  const exposed = defaultMetadataStorage.findExposeMetadata(model, name)?.options;
  return exposed ? applies(exposed, direction) : !excludedByDefault;
}

function applies({ toClassOnly, toPlainOnly }: { toClassOnly?: boolean; toPlainOnly?: boolean }, direction: Direction): boolean {
  if (!toClassOnly && !toPlainOnly) return true;
  return direction === 'input' ? Boolean(toClassOnly) : Boolean(toPlainOnly);
}

function isComputed(prototype: object, name: string): boolean {
  for (let owner: object | null = prototype; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor) return descriptor.get !== undefined;
  }
  return false;
}

function newInstance(model: Model): object {
  try {
    return new model() as object;
  } catch (cause) {
    throw new UnreadableModelError(model, `its constructor throws without arguments (${String(cause)})`, 'let a model be made without arguments');
  }
}
