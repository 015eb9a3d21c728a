import fc from 'fast-check';
import { ALL_CASES } from '../constraint-cases/all-cases.ts';
import { LENGTH_CASES } from '../constraint-cases/length-cases.ts';
import { SCANNING } from '../constraint-cases/scanning.ts';

/** How a decorator is asked for: as data, so that it can be shrunk and shown. */
export interface OptionsRecipe {
  readonly each?: boolean | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly always?: boolean | undefined;
  readonly message?: string | undefined;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  /** What the condition of the decorator itself answers. */
  readonly validateIf?: boolean | undefined;
}

/** A constraint, built in or one of `custom-constraints.ts`, or another decorator of class-validator. */
export interface DecoratorRecipe {
  readonly name: string;
  readonly variant: number;
  readonly options: OptionsRecipe;
}

export interface PropertyRecipe {
  readonly name: string;
  readonly decorators: readonly DecoratorRecipe[];
  /** The class of nested values. */
  readonly nested: ModelRecipe | undefined;
}

export interface ModelRecipe {
  readonly properties: readonly PropertyRecipe[];
  readonly base: ModelRecipe | undefined;
}

// Scanning decorators and maximal lengths do not meet: there the compiled model differs, and says so.
const FORMATS = [...SCANNING];
const LENGTHS = Object.keys(LENGTH_CASES).filter((name) => !SCANNING.has(name));
const OTHERS = Object.keys(ALL_CASES).filter((name) => !FORMATS.includes(name) && !LENGTHS.includes(name));
const CUSTOM = ['Unlike', 'Later', 'Impostor', 'Sometimes'];
const STRUCTURE = ['IsOptional', 'Allow', 'ValidateIf', 'ValidatePromise', 'IsDefined'];

const options: fc.Arbitrary<OptionsRecipe> = fc.record(
  {
    each: fc.boolean(),
    groups: fc.constantFrom<readonly string[]>([], ['a'], ['b'], ['a', 'b']),
    always: fc.boolean(),
    message: fc.constantFrom('own words', '$property $value $target $constraint1 $constraint2', '$$value'),
    context: fc.constantFrom<Record<string, unknown>>({ code: 1 }, { other: [2] }),
    validateIf: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Mostly none: options that hide a constraint would leave little to see. */
const rareOptions = fc.oneof({ weight: 3, arbitrary: fc.record({ each: fc.boolean() }) }, { weight: 2, arbitrary: options });

function decorator(names: readonly string[]): fc.Arbitrary<DecoratorRecipe> {
  return fc
    .record({ name: fc.constantFrom(...names), variant: fc.nat({ max: 6 }), options: rareOptions })
    .map(({ name, variant, options: given }) => ({ name, variant: variant % (ALL_CASES[name]?.length ?? 1), options: given }));
}

/** The decorators of a property. A format and a maximal length do not meet: there the compiled model differs, and says so. */
const decorators = fc
  .boolean()
  .chain((ofFormats) =>
    fc.array(decorator([...(ofFormats ? FORMATS : LENGTHS), ...OTHERS, ...CUSTOM, ...STRUCTURE]), { minLength: 1, maxLength: 3 }),
  );

const NAMES = ['a', 'b', 'c', '1', 'd-e'];

function model(depth: number): fc.Arbitrary<ModelRecipe> {
  const nestedDecorators = fc
    .array(decorator(['ValidateNested', 'ValidateNested', 'IsDefined', 'IsOptional', 'IsArray', 'IsObject', 'ValidateIf']), { maxLength: 2 })
    .map((more): DecoratorRecipe[] => [{ name: 'ValidateNested', variant: 0, options: {} }, ...more]);
  const flat = fc.record<PropertyRecipe>({ name: fc.constantFrom(...NAMES), decorators, nested: fc.constant(undefined) });
  const nested: fc.Arbitrary<PropertyRecipe> =
    depth === 0 ? flat : fc.record<PropertyRecipe>({ name: fc.constantFrom(...NAMES), decorators: nestedDecorators, nested: model(depth - 1) });
  const properties = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: nested }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 4,
  });
  const base = depth === 0 ? fc.constant(undefined) : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: model(0) });
  return fc.record<ModelRecipe>({ properties, base });
}

/** Models with nested models and base classes. */
export const modelRecipe: fc.Arbitrary<ModelRecipe> = model(2);
