import { isDeepStrictEqual } from 'node:util';
import { type ComponentProblem, type Direction, type Model, propertyType, type TextStyle } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { readAbsent } from './compile/absent.ts';
import { readExcuses, readPropertyChecks, readSkips } from './compile/property-checks.ts';
import type { ModelOptions } from './model-options.ts';
import type { ModelPlan, PropertyPlan } from './model-plan.ts';
import { collectProblems, type ModelProblems } from './model-problems.ts';
import { hasNullItems } from './nullable.ts';
import { once } from './once.ts';
import { readScalarKind } from './property-class.ts';
import { readContext } from './property-context.ts';
import { propertyNames } from './property-names.ts';
import { readShape } from './property-shape.ts';
import { STYLE } from './text-style.ts';
import { transformOptions } from './transform.ts';
import { exposedName, exposureOf, hasExpose, hidingOf, transformsOf } from './transformer-metadata.ts';
import { declaredValidations } from './validations.ts';

/** A model as far as it can be read. */
export interface ModelReading extends ModelPlan {
  /** Own fields of new instances that class-transformer would take from a request, and that no decorator declares. */
  readonly undeclared: readonly string[];
  /** Reasons why the model cannot be read; empty if it can. */
  readonly problems: readonly ComponentProblem[];
}

/** Reads a model from the metadata of both libraries. Collects its problems, and reads everything else. */
export function readModel(model: Model, options: ModelOptions): ModelReading {
  const problems = collectProblems(model);
  const names = propertyNames(model);
  const validations = declaredValidations(model, options);
  const ofAllGroups = options.validator?.groups ? declaredValidations(model, {}) : validations;
  const instance = newInstance(model, problems);
  const fields = Object.keys(instance);
  const another = fields.some((field) => instance[field] !== undefined) ? newInstance(model, problems) : instance;
  const isExposed = exposureOf(model, options);
  const hiddenBy = hidingOf(model, options);
  const ofProperty = transformsOf(model, options);
  const ofTransforms = transformOptions(options);
  const properties = inOrder(names, fields).map((name) =>
    readProperty({
      model,
      name,
      options,
      transformOptions: ofTransforms,
      problems,
      isExposed,
      hiddenBy,
      transformsOf: ofProperty,
      validations: validations.get(name) ?? [],
      ofOtherGroups: ofAllGroups.has(name) && !validations.has(name),
      initial: own(instance, name),
      anotherInitial: own(another, name),
    }),
  );
  const undeclared = fields.filter((field) => !names.includes(field) && typeof instance[field] !== 'function' && isExposed(field, 'input'));
  return { model, properties, undeclared, problems: problems.found };
}

interface PropertyReading {
  readonly model: Model;
  readonly name: string;
  readonly options: ModelOptions;
  readonly transformOptions: PropertyPlan['transformOptions'];
  readonly problems: ModelProblems;
  readonly isExposed: ReturnType<typeof exposureOf>;
  readonly hiddenBy: ReturnType<typeof hidingOf>;
  readonly transformsOf: ReturnType<typeof transformsOf>;
  readonly validations: readonly ValidationMetadata[];
  /** Whether it is validated only for groups that are not asked for. */
  readonly ofOtherGroups: boolean;
  readonly initial: unknown;
  readonly anotherInitial: unknown;
}

function readProperty(reading: PropertyReading): PropertyPlan {
  const { model, name, options, problems, validations, ofOtherGroups, initial, anotherInitial } = reading;
  reportInherited(name, problems);
  const prototype = model.prototype as object;
  const designType = propertyType(prototype, name);
  const perItem = validations.filter(({ each }) => each);
  const { collection, listClass, innerLists, valueClass, nested, discriminator, referred, keywords, itemKeywords } = readShape(
    model,
    name,
    validations,
    problems,
  );
  const cascades = validations.some(({ type }) => type === 'nestedValidation');
  const scalar = nested ? undefined : readScalarKind(collection ? perItem : validations, collection ? itemKeywords : keywords, valueClass);
  const lacksClass = cascades && !nested && scalar === undefined && referred !== 'unreadable';
  if (lacksClass) {
    problems.report(`nothing tells the class of the nested property ${name}`, '@Nested(() => Model), or @Nested(() => [Model]) for a list');
  }
  const { optional, omissible, nullable, conditional } = readExcuses(validations);
  const nullAsMissing = optional || ofOtherGroups || readSkips(options.validator ?? {}).undefined;
  const transforms = reading.transformsOf(name);
  const member = prototypeMember(prototype, name);
  const isMethod = typeof member?.value === 'function' && hasExpose(model, name);
  const isComputed = member?.get !== undefined || isMethod;
  const takesPart = byDirection(
    (direction) => reading.isExposed(name, direction) && !(direction === 'input' && (ofOtherGroups || (isComputed && !member?.set))),
  );
  // A getter and a transformation know what they give.
  const matters = (takesPart.input || takesPart.output) && !isComputed && transforms.input.length === 0;
  if (matters && !lacksClass && designType === undefined && !referred && !collection && !tellsType(keywords)) {
    const fix = 'a constraint that does, @IsString() for example, @Type(() => Object) for any value, or switch on emitDecoratorMetadata';
    problems.report(`nothing tells the type of the property ${name}`, fix);
  }
  return {
    name,
    exposed: exposedName(model, name),
    takesPart,
    hiddenBy: isComputed ? undefined : reading.hiddenBy(name),
    optional: nullAsMissing || omissible,
    nullAsMissing,
    nullable,
    nullItems: hasNullItems(validations),
    style: readContext<TextStyle>(validations, STYLE),
    conditional,
    initial,
    // Versions of Node.js disagree on whether two promises are equal.
    initialVaries:
      initial instanceof Date || initial instanceof Promise || (initial !== anotherInitial && !isDeepStrictEqual(initial, anotherInitial)),
    collection,
    listClass,
    innerLists,
    list: collection === 'list' || collection === 'set',
    nested,
    discriminator,
    cascades,
    scalar,
    keywords,
    itemKeywords,
    transforms,
    transformOptions: reading.transformOptions,
    readsRaw: transforms.input.length > 0 && !nested && !referred,
    computed: isComputed,
    isMethod,
    validations,
    ...readLater(validations, options, model),
  };
}

/** Returns what is read when it is first needed. Keeps nothing else alive: an application has many properties. */
function readLater(validations: readonly ValidationMetadata[], options: ModelOptions, model: Model): Pick<PropertyPlan, 'checks' | 'absent'> {
  const checks = once(() => readPropertyChecks(validations, options));
  return { checks, absent: once(() => readAbsent(checks(), model)) };
}

/** class-validator keeps what it knows of a property in a plain object under its name, and would find what every object has there. */
function reportInherited(name: string, problems: ModelProblems): void {
  if (!(name in Object.prototype)) return;
  const fix = `give it another name in the class, and its own on the wire: @Expose({ name: '${name}' })`;
  problems.report(`the property ${name} has the name of something that every object has`, fix);
}

/** Whether constraints ask for a type. */
function tellsType({ type, enum: values, const: value }: SchemaObjectValue): boolean {
  return type !== undefined || values !== undefined || value !== undefined;
}

/** The value of a field. A getter is not asked: what it computes from is not there yet. */
function own(instance: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(instance, name) ? instance[name] : undefined;
}

function byDirection<T>(read: (direction: Direction) => T): Record<Direction, T> {
  return { input: read('input'), output: read('output') };
}

/** The names in the order of `fields`; those that are no fields, getters for example, keep their places. */
function inOrder(names: readonly string[], fields: readonly string[]): string[] {
  const sorted = fields.filter((field) => names.includes(field));
  const known = new Set(sorted);
  let next = 0;
  return names.map((name) => (known.has(name) ? (sorted[next++] as string) : name));
}

/** Returns the accessor or the method that a class or one of its base classes defines. */
function prototypeMember(prototype: object, name: string): PropertyDescriptor | undefined {
  for (let owner: object | null = prototype; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}

/** Returns a new instance; an empty object for a constructor that throws, which is reported. */
function newInstance(model: Model, problems: ModelProblems): Record<string, unknown> {
  try {
    return new model() as Record<string, unknown>;
  } catch (cause) {
    problems.report(`its constructor throws without arguments (${String(cause)})`, 'let a model be made without arguments');
    return {};
  }
}
