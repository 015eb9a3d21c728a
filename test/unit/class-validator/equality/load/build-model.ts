import type { Model } from '@modern-rest/core';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { IsArray, IsOptional, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { forget } from '../forget.ts';
import { modelOf } from '../model-of.ts';
import { type ModelRecipe, type PropertyRecipe, propertiesOf } from './recipe.ts';
import { VALUE_KINDS } from './value-kinds.ts';

type Build = (recipe: ModelRecipe) => Model<object>;

/** Builds the class of a recipe, and those of what is nested in it. Gives the class, and takes all of them out of the storage again. */
export function buildModel(recipe: ModelRecipe): { readonly model: Model<object>; forgetAll(): void } {
  const built = new Map<ModelRecipe, Model<object>>();
  const build: Build = (one) => {
    const known = built.get(one);
    if (known) return known;
    const initial = one.properties.filter(({ missing }) => missing === 'initial');
    const model = modelOf(Object.fromEntries(one.properties.map((property) => [property.name, decoratorsOf(property, build)])), {
      base: one.base && build(one.base),
      initial: () => Object.fromEntries(initial.map((property) => [property.name, initialValue(property, build)])),
    });
    built.set(one, model);
    return model;
  };
  return { model: build(recipe), forgetAll: () => built.forEach(forget) };
}

const CLASSES = { one: undefined, list: Array, set: Set, map: Map } as const;

function decoratorsOf(property: PropertyRecipe, build: Build): PropertyDecorator[] {
  const { kind, many, missing, conditional, custom } = property;
  const options = many === 'one' ? {} : { each: true };
  const designType = CLASSES[many];
  return [
    ...(missing === 'optional' ? [IsOptional()] : []),
    ...(conditional ? [ValidateIf(({ on }: { on?: unknown }) => on === true)] : []),
    ...(custom === 'none' ? [] : [customConstraint(custom)]),
    ...(many === 'list' ? [IsArray()] : []),
    ...(typeof kind === 'string' ? (VALUE_KINDS[kind]?.decorate(options) ?? []) : [ValidateNested(options), Type(() => build(kind))]),
    ...transformerDecorators(property),
    // Applied first: `@Type` looks at the class of a property when it is applied.
    ...(designType ? [Reflect.metadata('design:type', designType) as PropertyDecorator] : []),
  ];
}

function transformerDecorators({ wire, exposed, transform, groups, since }: PropertyRecipe): PropertyDecorator[] {
  return [
    ...(wire !== undefined ? [Expose({ name: wire })] : []),
    ...(groups || since !== undefined ? [Expose({ ...(groups && { groups: [...groups] }), ...(since !== undefined && { since }) })] : []),
    ...EXPOSED[exposed],
    ...TRANSFORMS[transform],
  ];
}

const EXPOSED: Readonly<Record<PropertyRecipe['exposed'], readonly PropertyDecorator[]>> = {
  always: [],
  in: [Expose({ toClassOnly: true })],
  excluded: [Exclude()],
  excludedIn: [Exclude({ toClassOnly: true })],
  excludedOut: [Exclude({ toPlainOnly: true })],
};

/** Changes what it knows, and leaves the rest. */
function change({ value }: { readonly value: unknown }): unknown {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? value + 1 : value;
}

const TRANSFORMS: Readonly<Record<PropertyRecipe['transform'], readonly PropertyDecorator[]>> = {
  none: [],
  change: [Transform(change)],
  in: [Transform(change, { toClassOnly: true })],
  out: [Transform(() => 'never', { toPlainOnly: true })],
  twice: [Transform(change), Transform(({ value }) => (typeof value === 'string' ? `${value}a` : value) as unknown)],
};

/** One that depends on another property, and may answer later. */
function customConstraint(answers: 'now' | 'later'): PropertyDecorator {
  const validate = (value: unknown, object: unknown): boolean => (object as { on?: unknown }).on !== false || value !== 'x';
  return ValidateBy({
    name: 'custom',
    validator: {
      validate: (value, args) => (answers === 'now' ? validate(value, args?.object) : Promise.resolve(validate(value, args?.object))),
      defaultMessage: () => '$property of $target is not right',
    },
  });
}

function initialValue({ kind, many }: PropertyRecipe, build: Build): unknown {
  const one = typeof kind === 'string' ? VALUE_KINDS[kind]?.initial : validInstance(kind, build);
  if (many === 'one') return one;
  if (many === 'map') return new Map([['key', one]]);
  return many === 'list' ? [one] : new Set([one]);
}

/** An instance that has every property: an initial value of which something is wrong is told by the libraries only. */
function validInstance(recipe: ModelRecipe, build: Build): object {
  const values = propertiesOf(recipe).map((property) => [property.name, initialValue(property, build)] as const);
  return Object.assign(new (build(recipe))(), Object.fromEntries(values));
}
