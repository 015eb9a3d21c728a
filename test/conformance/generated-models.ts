import { DeepObject, Nested, Nullable, Split } from '@modern-rest/class-validator';
import type { Model } from '@modern-rest/core';
import { Expose, Type } from 'class-transformer';
import { IsArray, IsBoolean, IsDate, IsEnum, IsIn, IsInt, IsNumber, IsOptional, IsString, type ValidationOptions } from 'class-validator';
import fc, { type Arbitrary } from 'fast-check';

/** What can be written into one part of a request. */
export interface Carrier {
  /** Whether values have the types of JSON; otherwise all of them are text. */
  readonly typed: boolean;
  readonly text: Arbitrary<string>;
  /** Names that `@Expose` may give a property. */
  readonly wireName: Arbitrary<string>;
  /** Whether every list is written as one value with commas. */
  readonly separated: boolean;
  /** Separators that `@Split` may declare. */
  readonly separators: readonly Separator[];
  /** Whether quotes around an item of a list keep separators from being one. */
  readonly quotes: boolean;
  /** Whether a nested model may be spread over several names. */
  readonly deep: boolean;
  /** What a nested model is written in where it is not spread. */
  readonly nested: Carrier | undefined;
}

type Separator = ',' | '|' | ' ';

/** A model before it is a class. */
export interface GeneratedModel {
  readonly model: Model<object>;
  readonly properties: readonly GeneratedProperty[];
}

interface GeneratedProperty {
  readonly name: string;
  /** What `@Expose` calls it. */
  readonly exposed: string | undefined;
  readonly of: Scalar | GeneratedModel;
  /** How a list is written: items one by one, or with a separator. */
  readonly list: 'repeated' | Separator | undefined;
  readonly deep: boolean;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly initial: unknown;
}

enum Name {
  Plain = 'plain',
  Odd = 'ü"|, %',
  Number = '7',
}

enum Level {
  Low = -1.5,
  None = 0,
  High = 7,
}

const MIXED = [true, 1.5, 'true!', 'Ü'];

const SCALARS = {
  string: (options?: ValidationOptions) => IsString(options),
  number: (options?: ValidationOptions) => IsNumber({}, options),
  integer: (options?: ValidationOptions) => IsInt(options),
  boolean: (options?: ValidationOptions) => IsBoolean(options),
  date: (options?: ValidationOptions) => IsDate(options),
  name: (options?: ValidationOptions) => IsEnum(Name, options),
  level: (options?: ValidationOptions) => IsEnum(Level, options),
  mixed: (options?: ValidationOptions) => IsIn(MIXED, options),
  // What no constraint describes.
  anything: () => Type(() => Object),
} as const;

type Scalar = keyof typeof SCALARS;

/** Models whose values a carrier can carry. */
export function models(carrier: Carrier, depth = 2): Arbitrary<GeneratedModel> {
  return fc
    .uniqueArray(property(carrier, depth), { minLength: 1, maxLength: 4, comparator: mayBeNamedAlike })
    .map((properties) => ({ properties, model: modelClass(properties) }));
}

/** Whether two properties have one name in any case, with any `wireNames`, or one that looks like a member of the other: `a[b]`. */
function mayBeNamedAlike(a: GeneratedProperty, b: GeneratedProperty): boolean {
  const [one, other] = [a, b].map(({ name, exposed = name }) => exposed.toLowerCase().replace(/[_-]/g, '')) as [string, string];
  return a.name === b.name || one === other || one.startsWith(`${other}[`) || other.startsWith(`${one}[`);
}

function property(carrier: Carrier, depth: number): Arbitrary<GeneratedProperty> {
  const scalar = fc.constantFrom(...(Object.keys(SCALARS) as Scalar[])).filter((kind) => kind !== 'anything' || carrier.typed);
  const list = fc.option(fc.constantFrom('repeated' as const, ...carrier.separators), { nil: undefined, freq: 2 });
  const flat: Arbitrary<Kind> = scalar.map((of) => ({ of, deep: false }));
  const base = fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9]{0,2}(?:[A-Z][a-z0-9]{0,2}){0,2}$/),
    exposed: fc.option(carrier.wireName, { nil: undefined, freq: 2 }),
    kind: depth > 0 ? fc.oneof({ weight: 3, arbitrary: flat }, ...nestedKinds(carrier, depth - 1)) : flat,
    list,
    presence: fc.constantFrom('required', 'required', 'optional', 'nullable', 'initial', 'optional and nullable', 'nullable and initial'),
  });
  return base.chain(({ name, exposed, kind: { of, deep }, list, presence }) => {
    const declared: GeneratedProperty = {
      name,
      exposed,
      of,
      // A list of models has no separator: each is JSON. One that is spread would have no names.
      list: deep || of === 'anything' ? undefined : typeof of === 'object' && list !== undefined ? 'repeated' : list,
      deep,
      optional: presence.includes('optional'),
      nullable: presence.includes('nullable'),
      initial: undefined,
    };
    const initial = presence.includes('initial') && typeof of === 'string' ? presentValue(declared, carrier) : fc.constant(undefined);
    return initial.map((value) => ({ ...declared, initial: value }));
  });
}

type Kind = Pick<GeneratedProperty, 'of' | 'deep'>;

function nestedKinds(carrier: Carrier, depth: number): Arbitrary<Kind>[] {
  // The name of a member stands between brackets.
  const memberNames = { ...carrier, wireName: carrier.wireName.filter((name) => /^[^[\]]+$/.test(name)) };
  return [
    ...(carrier.nested ? [models(carrier.nested, depth).map((of) => ({ of, deep: false }))] : []),
    ...(carrier.deep ? [models(memberNames, depth).map((of) => ({ of, deep: true }))] : []),
  ];
}

/** Values of a model, as plain objects under the names of its properties. */
export function valuesOf({ properties }: GeneratedModel, carrier: Carrier): Arbitrary<Record<string, unknown>> {
  const byName = properties.map((one) => [one.name, propertyValue(one, carrier)] as const);
  const requiredKeys = properties.filter(({ optional, initial }) => !optional && initial === undefined).map(({ name }) => name);
  return fc.record(Object.fromEntries(byName), { requiredKeys, noNullPrototype: true });
}

function propertyValue(declared: GeneratedProperty, carrier: Carrier): Arbitrary<unknown> {
  const { optional, nullable, of } = declared;
  const present = presentValue(declared, carrier);
  // As text, null is a word, and only where it is declared.
  if (nullable || (optional && carrier.typed)) return fc.option(present, { nil: null });
  return of === 'anything' && !optional ? present.filter((value) => value !== null) : present;
}

function presentValue({ of, list, deep, nullable }: GeneratedProperty, carrier: Carrier): Arbitrary<unknown> {
  if (typeof of === 'object') {
    const value = valuesOf(of, deep ? carrier : (carrier.nested as Carrier));
    // A spread model without members is not there at all.
    if (deep) return value.filter((members) => Object.values(members).some((member) => member !== undefined));
    return list ? fc.array(value, { minLength: carrier.typed || carrier.separated ? 0 : 1, maxLength: 3 }) : value;
  }
  // The text `null` stands for null where null is allowed.
  const isText = (value: unknown): boolean => !(nullable && !carrier.typed && value === 'null');
  if (!list) return scalarValue(of, carrier).filter(isText);
  const separator = list === 'repeated' || carrier.quotes ? (carrier.separated ? ',' : undefined) : list;
  const items = fc.array(separator ? scalarValue(of, carrier).filter((item) => isWhole(item, separator, carrier)) : scalarValue(of, carrier), {
    minLength: carrier.typed || separator ? 0 : 1,
    maxLength: 3,
  });
  return items.filter(([first, ...others]) => others.length > 0 || isText(first));
}

/** Whether an item is still the same after it was cut out of a list: without separators, spaces around it, or nothing at all. */
function isWhole(item: unknown, separator: Separator, { quotes }: Carrier): boolean {
  return typeof item !== 'string' || (item !== '' && item === item.trim() && !item.includes(separator) && !(quotes && item.includes('"')));
}

function scalarValue(kind: Scalar, { text }: Carrier): Arbitrary<unknown> {
  switch (kind) {
    case 'string':
      return fc.oneof(text, text, fc.constantFrom('null', 'true', '7', '[]', '{}'));
    case 'number':
      // `JSON.stringify` and `String` write 0 for -0.
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(...EXTREME_NUMBERS)).map((value) => value + 0);
    case 'integer':
      // What a number cannot hold exactly is refused rather than rounded.
      return fc.oneof(fc.maxSafeInteger(), fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER));
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.oneof(fc.date({ min: FIRST_DATE, max: LAST_DATE, noInvalidDate: true }), fc.constantFrom(FIRST_DATE, LAST_DATE, new Date(0)));
    case 'name':
      return fc.constantFrom(...Object.values(Name));
    case 'level':
      return fc.constantFrom(Level.Low, Level.None, Level.High);
    case 'mixed':
      return fc.constantFrom(...MIXED);
    case 'anything':
      return fc
        .jsonValue({ maxDepth: 3 })
        .filter((value) => !JSON.stringify(value).includes('__proto__'))
        .map((value) => JSON.parse(JSON.stringify(value)));
  }
}

const EXTREME_NUMBERS = [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, Number.EPSILON, 2 ** 53, 1e21, 1e-7, 0.1 + 0.2];

/** The years that RFC 3339 can write. */
const FIRST_DATE = new Date('0000-01-01T00:00:00.000Z');
const LAST_DATE = new Date('9999-12-31T23:59:59.999Z');

function modelClass(properties: readonly GeneratedProperty[]): Model<object> {
  class Generated {
    constructor() {
      for (const { name, initial } of properties) if (initial !== undefined) Object.assign(this, { [name]: structuredClone(initial) });
    }
  }
  for (const one of properties) for (const decorate of decorators(one)) decorate(Generated.prototype, one.name);
  return Generated;
}

function decorators({ of, list, deep, exposed, optional, nullable }: GeneratedProperty): PropertyDecorator[] {
  const model = typeof of === 'object' ? of.model : undefined;
  const described = model ? Nested(() => (list ? [model] : model)) : SCALARS[of as Scalar](list ? { each: true } : {});
  return [
    described,
    ...(list ? [IsArray()] : []),
    ...(list && list !== 'repeated' ? [Split(list)] : []),
    ...(deep ? [DeepObject()] : []),
    ...(exposed === undefined ? [] : [Expose({ name: exposed })]),
    ...(optional ? [IsOptional()] : []),
    ...(nullable ? [Nullable() as PropertyDecorator] : []),
  ];
}

/** What a handler receives for a value: instances of the models, with initial values where nothing was sent. */
export function received({ model, properties }: GeneratedModel, value: Record<string, unknown>): object {
  const instance = new model();
  for (const { name, of } of properties) {
    const held = value[name];
    if (held === undefined) continue;
    const read = (one: unknown): unknown => (typeof of === 'object' && one !== null ? received(of, one as Record<string, unknown>) : one);
    Object.assign(instance, { [name]: Array.isArray(held) && typeof of === 'object' ? held.map(read) : read(held) });
  }
  return instance;
}
