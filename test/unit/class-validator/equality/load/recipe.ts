import fc from 'fast-check';
import { VALUE_KINDS } from './value-kinds.ts';

/** A property of a random model, as data. */
export interface PropertyRecipe {
  readonly name: string;
  /** A name of `VALUE_KINDS`, or what is nested. */
  readonly kind: string | ModelRecipe;
  readonly many: 'one' | 'list' | 'set' | 'map';
  /** What may be left out. */
  readonly missing: 'never' | 'optional' | 'initial';
  readonly wire: string | undefined;
  readonly exposed: 'always' | 'in' | 'excluded' | 'excludedIn' | 'excludedOut';
  readonly transform: 'none' | 'change' | 'in' | 'out' | 'twice';
  /** Asked only where the property `on` is true. */
  readonly conditional: boolean;
  readonly custom: 'none' | 'now' | 'later';
  /** Of class-transformer. */
  readonly groups: readonly string[] | undefined;
  readonly since: number | undefined;
}

export interface ModelRecipe {
  readonly properties: readonly PropertyRecipe[];
  readonly base: ModelRecipe | undefined;
}

/** What models may have. */
export interface Features {
  /** Sets and maps. */
  readonly collections: boolean;
  /** Groups and versions. */
  readonly groups: boolean;
}

/** The properties of a model and its bases. */
export function propertiesOf({ properties, base }: ModelRecipe): readonly PropertyRecipe[] {
  return [...properties, ...(base ? propertiesOf(base) : [])];
}

/** Random models that can be read from JSON. */
export function modelRecipe(features: Features, depth = 2, names: readonly string[] = NAMES): fc.Arbitrary<ModelRecipe> {
  const properties = fc.uniqueArray(property(features, depth, names), { selector: ({ name }) => name, minLength: 1, maxLength: 4 });
  const base = depth === 0 ? fc.constant(undefined) : rarely(modelRecipe(features, 0, INHERITED), undefined);
  return fc.record({ properties, base });
}

const NAMES = ['a', 'b', 'c', 'on', '1', 'dashed-name'];

/** Of base classes. What a class declares once more is in `load-types.test.ts`. */
const INHERITED = ['inherited', '2', 'base-name'];

function property(features: Features, depth: number, names: readonly string[]): fc.Arbitrary<PropertyRecipe> {
  const many = fc.constantFrom<PropertyRecipe['many']>('one', 'one', 'one', 'list', ...(features.collections ? (['set', 'map'] as const) : []));
  const kind = fc.constantFrom(...Object.keys(VALUE_KINDS));
  return fc
    .record<PropertyRecipe>({
      name: fc.constantFrom(...names),
      kind: depth === 0 ? kind : fc.oneof({ weight: 3, arbitrary: kind }, { weight: 1, arbitrary: modelRecipe(features, depth - 1) }),
      many,
      missing: fc.constantFrom('never', 'optional', 'initial'),
      wire: rarely(fc.constantFrom('wire', 'wire_name'), undefined),
      exposed: rarely(fc.constantFrom('in', 'excluded', 'excludedIn', 'excludedOut'), 'always'),
      transform: rarely(fc.constantFrom('change', 'in', 'out', 'twice'), 'none'),
      conditional: rarely(fc.constant(true), false),
      custom: rarely(fc.constantFrom('now', 'later'), 'none'),
      groups: features.groups ? rarely(fc.constantFrom(['x'], ['x', 'y']), undefined) : fc.constant(undefined),
      since: features.groups ? rarely(fc.constantFrom(1, 2), undefined) : fc.constant(undefined),
    })
    .map(sensible);
}

/** Changes what would say nothing, or where the framework differs on purpose. */
function sensible(recipe: PropertyRecipe): PropertyRecipe {
  const { name, kind, many, missing, wire, exposed, conditional, custom, groups, since } = recipe;
  // What decides over others stays what it is: a condition sees what was sent.
  if (name === 'on')
    return {
      ...recipe,
      kind: 'flag',
      many: 'one',
      missing: 'never',
      wire: undefined,
      exposed: 'always',
      transform: 'none',
      conditional: false,
      groups: undefined,
      since: undefined,
    };
  // Without `@Type` class-transformer leaves a set a list, and with the class of a scalar it would coerce.
  const collects = typeof kind !== 'string' || kind === 'date' || kind === 'late';
  const restricted = groups !== undefined || since !== undefined;
  const mayBeKept = exposed === 'always' || exposed === 'in' || exposed === 'excludedOut';
  return {
    ...recipe,
    many: kind === 'any' ? 'one' : many === 'list' || collects ? many : 'one',
    // Of a property that is not read the libraries ask all the same.
    missing: missing === 'never' && (restricted || !mayBeKept) ? 'optional' : missing,
    // class-transformer looks for groups, versions and exclusion by the name on the wire, and finds none.
    wire: wire === undefined || restricted || exposed !== 'always' ? undefined : `${wire}-${name}`,
    exposed: restricted ? 'always' : exposed,
    custom: mayBeKept && !restricted ? custom : 'none',
    // Where a condition keeps class-validator away it leaves in nested values what is undeclared.
    conditional: conditional && typeof kind === 'string',
  };
}

/** Mostly the usual. */
function rarely<A, B>(arbitrary: fc.Arbitrary<A>, usual: B): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
}
