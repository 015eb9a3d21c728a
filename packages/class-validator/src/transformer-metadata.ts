import { type Direction, type Model, UnreadableModelError } from '@modern-rest/core';
import type { TransformMetadata, TypeHelpOptions, TypeMetadata, TypeOptions } from 'class-transformer/types/interfaces/index.js';
import type { Discriminator } from './discriminator.ts';
import { lineageOf } from './lineage.ts';
import type { ModelOptions } from './model-options.ts';
import { callPropertyReference } from './property-reference.ts';
import { allOf, nearest, ownOf } from './transformer-tables.ts';

/** What `@Type` says of a property: its class, or that of what a collection holds, and how its subclasses are told apart. */
export function declaredType(model: Model, name: string): DeclaredClass | undefined {
  const metadata = nearest('types', model, name);
  if (!metadata) return undefined;
  const { typeFunction, reflectedType, options } = metadata;
  return {
    type: typeFunction && classFor(model, name, typeFunction),
    collection: collectionOf(reflectedType),
    listClass: listClassOf(reflectedType),
    discriminator: discriminatorOf(options),
  };
}

/** The class that a function gives whatever the object is. Throws `UnreadableModelError` if it looks at the object. */
function classFor(model: Model, name: string, typeFunction: TypeMetadata['typeFunction']): unknown {
  let looks = false;
  const look = (): object => {
    looks = true;
    return {};
  };
  const options = Object.defineProperties({ property: name }, { object: { get: look }, newObject: { get: look } }) as unknown as TypeHelpOptions;
  const type = callPropertyReference(model, name, () => typeFunction(options));
  if (!looks) return type;
  const fix = 'tell its subclasses apart by a property: @Type(() => Base, { discriminator: { property, subTypes } })';
  throw new UnreadableModelError(model.name, `the class of the property ${name} depends on the object`, fix);
}

/** What `@Type` says of a property. */
export interface DeclaredClass {
  readonly type: unknown;
  readonly collection: 'list' | 'set' | 'map' | undefined;
  readonly listClass: ListClass | undefined;
  readonly discriminator: Discriminator | undefined;
}

/** The kind of collection that a class is; `undefined` for none. */
export function collectionOf(type: unknown): DeclaredClass['collection'] {
  if (type === Array || listClassOf(type)) return 'list';
  if (type === Set) return 'set';
  return type === Map ? 'map' : undefined;
}

/** A class of lists that is not `Array` itself. */
export type ListClass = new () => unknown[];

/** The class of lists that a type is; `undefined` for `Array` and what is no list. */
export function listClassOf(type: unknown): ListClass | undefined {
  return typeof type === 'function' && type !== Array && lineageOf(type).includes(Array) ? (type as ListClass) : undefined;
}

function discriminatorOf({ discriminator, keepDiscriminatorProperty = false }: TypeOptions): Discriminator | undefined {
  if (!discriminator) return undefined;
  const models = new Map(discriminator.subTypes.map(({ name, value }) => [name, value as Model]));
  const expected = `must be one of ${[...models.keys()].join(', ')}`;
  return { property: discriminator.property, models, kept: keepDiscriminatorProperty, expected };
}

/** The transformations of a property by direction, of the groups and the version that are asked for. */
export function transformsOf(
  model: Model,
  { transformer = {} }: ModelOptions = {},
): (name: string) => Record<Direction, readonly TransformMetadata[]> {
  // Base classes first; in each class, the decorators from the last to the first.
  const tables = lineageOf(model).flatMap((owner) => ownOf('transforms', model, owner));
  return (name) => {
    const declared = tables.flatMap((metadata) => [...(metadata.get(name) ?? [])].reverse());
    const of = (direction: Direction): readonly TransformMetadata[] =>
      declared.filter(({ options }) => applies(options, direction) && isMeant(options, transformer));
    return { input: of('input'), output: of('output') };
  };
}

/** The wire name that `@Expose({ name })` gives a property. */
export function exposedName(model: Model, name: string): string | undefined {
  return nearest('exposed', model, name)?.options.name;
}

/** `true` if a property has `@Expose`. */
export function hasExpose(model: Model, name: string): boolean {
  return nearest('exposed', model, name) !== undefined;
}

/** Tells whether neither `@Exclude` nor an `@Expose` that is meant for others keeps a property of a model out. */
export function exposureOf(model: Model, { transformer = {} }: ModelOptions = {}): (name: string, direction: Direction) => boolean {
  const { excludePrefixes = [], excludeExtraneousValues, strategy } = transformer;
  const byDefault = !excludesByDefault(model, strategy) && excludeExtraneousValues !== true;
  return (name, direction) => {
    if (excludePrefixes.some((prefix) => name.startsWith(prefix))) return false;
    const excluded = nearest('excluded', model, name)?.options;
    if (excluded && applies(excluded, direction)) return false;
    const exposed = nearest('exposed', model, name)?.options;
    return exposed ? applies(exposed, direction) && isMeant(exposed, transformer) : byDefault;
  };
}

/** The reason why no request can set a property. */
export interface Hiding {
  readonly cause: string;
  readonly fix: string;
}

/**
 * Tells what hides a property of a model from requests although no decorator of the property itself says so; `undefined` if nothing does.
 *
 * A prefix hides a property even if it has `@Expose`.
 */
export function hidingOf(model: Model, { transformer = {} }: ModelOptions): (name: string) => Hiding | undefined {
  const { excludePrefixes = [] } = transformer;
  const unexposed = hidingOfUnexposed(model, transformer);
  return (name) => {
    const hasPrefix = excludePrefixes.some((prefix) => name.startsWith(prefix));
    if ((!hasPrefix && !unexposed) || nearest('excluded', model, name)) return undefined;
    if (hasPrefix) return { cause: 'the option excludePrefixes', fix: 'rename it, or give it @Exclude() if requests do not set it' };
    return hasExpose(model, name) ? undefined : unexposed;
  };
}

function hidingOfUnexposed(model: Model, { excludeExtraneousValues, strategy }: NonNullable<ModelOptions['transformer']>): Hiding | undefined {
  const fix = 'give it @Expose(), or give it @Exclude() if requests do not set it';
  if (excludesByDefault(model)) return { cause: '@Exclude() on the class', fix };
  if (excludeExtraneousValues) return { cause: 'the option excludeExtraneousValues', fix };
  return excludesByDefault(model, strategy) ? { cause: 'the option strategy', fix } : undefined;
}

/** Whether what is limited to versions and groups is meant for those that are asked for. */
function isMeant({ since, until, groups = [] }: Limited, { version, groups: asked = [] }: NonNullable<ModelOptions['transformer']>): boolean {
  if (version !== undefined && ((since && version < since) || (until && version >= until))) return false;
  return groups.length === 0 || groups.some((group) => asked.includes(group));
}

/** What `@Expose` and `@Transform` may be limited to. */
interface Limited {
  readonly since?: number;
  readonly until?: number;
  readonly groups?: string[];
}

/** The properties that class-transformer knows: fields with a decorator of its own, and exposed getters. */
export function transformerProperties(model: Model): string[] {
  const exposed = allOf('exposed', model).map(({ propertyName }) => propertyName);
  const excluded = allOf('excluded', model).map(({ propertyName }) => propertyName);
  // An instance lacks fields that are declared only, or left out by the compiler.
  const decorated = lineageOf(model)
    .flatMap((owner) => [...ownOf('types', model, owner), ...ownOf('transforms', model, owner)])
    .flatMap((metadata) => [...metadata.keys()]);
  // Getters and methods are on the prototype: `@Expose` alone makes them properties.
  const fields = [...excluded, ...decorated].filter((name) => name !== undefined && !(name in (model.prototype as object)));
  return [...exposed, ...fields].filter((name) => name !== undefined);
}

/** Whether `@Exclude` stands on the class. The nearest class that says anything decides: a subclass leaks nothing of its base. */
export function excludesByDefault(model: Model, otherwise?: 'excludeAll' | 'exposeAll'): boolean {
  for (const owner of lineageOf(model).reverse()) {
    const [excluded, exposed] = [isDeclared('excluded', model, owner), isDeclared('exposed', model, owner)];
    if (excluded !== exposed) return excluded;
  }
  return otherwise === 'excludeAll';
}

/** `true` if a decorator stands on a class itself. */
function isDeclared(kind: 'excluded' | 'exposed', model: Model, owner: object): boolean {
  return ownOf(kind, model, owner).some((metadata) => metadata.has(undefined));
}

function applies({ toClassOnly, toPlainOnly }: { toClassOnly?: boolean; toPlainOnly?: boolean }, direction: Direction): boolean {
  if (!toClassOnly && !toPlainOnly) return true;
  return direction === 'input' ? Boolean(toClassOnly) : Boolean(toPlainOnly);
}
