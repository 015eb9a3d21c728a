import fc from 'fast-check';
import { ALL_CASES } from '../constraint-cases/all-cases.ts';
import { HOSTILE_VALUES } from '../hostile-values.ts';
import { keptPromise } from '../same-in-depth.ts';
import type { Built } from './build-model.ts';
import type { ModelRecipe, PropertyRecipe } from './recipe.ts';

/** A value as data: what is of a random class is made when that class is. */
export type ValueRecipe =
  | { readonly kind: 'raw'; readonly value: unknown }
  | { readonly kind: 'list' | 'set' | 'map' | 'promise'; readonly items: readonly ValueRecipe[] }
  | { readonly kind: 'instance'; readonly of: ModelRecipe; readonly values: Readonly<Record<string, ValueRecipe>> };

/** At half of a surrogate pair class-validator's e-mail check fails, and the compiled model says no. */
const isWhole = (value: unknown): boolean => value !== HOSTILE_VALUES['half of a surrogate pair'];

const hostile = fc.constantFrom(...Object.values(HOSTILE_VALUES).filter(isWhole)).map(raw);

/** Without a key `__proto__`, which the compiled model takes for undeclared. */
const hostileNested = hostile.filter((recipe) => !(recipe.kind === 'raw' && Object.hasOwn(Object(recipe.value) as object, '__proto__')));

/** Values for an instance of a model: for the most part such as keep a constraint of their property. */
export function instanceRecipe(model: ModelRecipe): fc.Arbitrary<ValueRecipe> {
  const properties = propertiesOf(model);
  const values = fc.record(Object.fromEntries(properties.map((property) => [property.name, valueRecipe(property)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Readonly<Record<string, ValueRecipe>>>;
  const extra = fc.option(fc.constantFrom('extra', 'toJSON', 'x'), { nil: undefined, freq: 4 });
  return fc.tuple(values, extra).map(([declared, undeclared]) => ({
    kind: 'instance',
    of: model,
    values: { ...declared, ...(undeclared !== undefined && { [undeclared]: raw(1) }) },
  }));
}

function propertiesOf({ properties, base }: ModelRecipe): readonly PropertyRecipe[] {
  const inherited = base ? propertiesOf(base).filter(({ name }) => !properties.some((property) => property.name === name)) : [];
  return [...properties, ...inherited];
}

function valueRecipe(property: PropertyRecipe): fc.Arbitrary<ValueRecipe> {
  const one = property.nested ? nestedRecipe(property.nested) : singleRecipe(property);
  const items = fc.array(one, { maxLength: 3 });
  const collections = fc.record({ kind: fc.constantFrom('list', 'list', 'set', 'map'), items }) as fc.Arbitrary<ValueRecipe>;
  const asked = property.decorators.some(({ options, name }) => options.each || name === 'ValidateNested');
  const promised = property.decorators.some(({ name }) => name === 'ValidatePromise');
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: asked ? 4 : 0, arbitrary: collections },
    {
      weight: asked ? 1 : 0,
      arbitrary: fc.record({ kind: fc.constant('list'), items: fc.array(collections, { maxLength: 2 }) }) as typeof collections,
    },
    { weight: promised ? 4 : 0, arbitrary: one.map((item): ValueRecipe => ({ kind: 'promise', items: [item] })) },
  );
}

function nestedRecipe(model: ModelRecipe): fc.Arbitrary<ValueRecipe> {
  return fc.oneof({ weight: 4, arbitrary: instanceRecipe(model) }, { weight: 1, arbitrary: hostileNested });
}

function singleRecipe({ decorators }: PropertyRecipe): fc.Arbitrary<ValueRecipe> {
  const passes = decorators.flatMap(({ name, variant }) => ALL_CASES[name]?.[variant]?.passes ?? []);
  const passing = fc.constantFrom(...passes.filter(isWhole), 'x', 1).map(raw);
  return fc.oneof({ weight: 4, arbitrary: passing }, { weight: 2, arbitrary: hostile });
}

/** An object of its own: one that is nested may be stripped. */
function copied(value: unknown): unknown {
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.create(Object.getPrototypeOf(value) as object | null, Object.getOwnPropertyDescriptors(value));
}

function raw(value: unknown): ValueRecipe {
  return { kind: 'raw', value };
}

/** The value of a recipe, a new one at each call. */
export function make(recipe: ValueRecipe, built: Built): unknown {
  switch (recipe.kind) {
    case 'raw':
      return copied(recipe.value);
    case 'list':
      return recipe.items.map((item) => make(item, built));
    case 'set':
      return new Set(recipe.items.map((item) => make(item, built)));
    case 'map':
      return new Map(recipe.items.map((item, index) => [`key${index}`, make(item, built)]));
    case 'promise':
      return keptPromise(make(recipe.items[0] as ValueRecipe, built));
    case 'instance': {
      const values = Object.entries(recipe.values).map(([name, value]) => [name, make(value, built)]);
      return Object.assign(new (built.modelOf(recipe.of))(), Object.fromEntries(values));
    }
  }
}
