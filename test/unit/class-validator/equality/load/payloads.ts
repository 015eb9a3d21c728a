import fc from 'fast-check';
import { type ModelRecipe, type PropertyRecipe, propertiesOf } from './recipe.ts';
import { VALUE_KINDS } from './value-kinds.ts';

/** Values of JSON that nobody meant. */
const WRONG: readonly unknown[] = [
  null,
  '',
  'x',
  ' padded ',
  'true',
  '5',
  '2026-01-31',
  '2026-02-30',
  'no date',
  'a'.repeat(300),
  '❤\ufe0f',
  '$value $property',
  0,
  -0,
  5,
  1.5,
  -1e9,
  1e300,
  true,
  false,
  [],
  [null],
  ['x', 5],
  [[]],
  {},
  { unknown: 1 },
  { length: 1 },
  { on: true },
];

/** Payloads for a model: good ones, in which now and then something is wrong. */
export function payload(model: ModelRecipe): fc.Arbitrary<Record<string, unknown>> {
  const entries = propertiesOf(model).map((property) => [property.wire ?? property.name, propertyValue(property)] as const);
  const required = propertiesOf(model)
    .filter(({ missing }) => missing === 'never')
    .map(({ wire, name }) => wire ?? name);
  // Mostly all that is required is there.
  const complete = fc.record(Object.fromEntries(entries), { requiredKeys: required, noNullPrototype: true }) as fc.Arbitrary<Record<string, unknown>>;
  const partial = fc.record(Object.fromEntries(entries), { requiredKeys: [], noNullPrototype: true }) as typeof complete;
  const extra = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constantFrom({ extra: 1 }, { other: { deep: [] } }) });
  const declared = fc.oneof({ weight: 9, arbitrary: complete }, { weight: 1, arbitrary: partial });
  return fc.tuple(declared, extra).map(([values, undeclared]) => ({ ...values, ...undeclared }));
}

function propertyValue({ kind, many }: PropertyRecipe): fc.Arbitrary<unknown> {
  const right: fc.Arbitrary<unknown> = typeof kind === 'string' ? fc.constantFrom(...(VALUE_KINDS[kind]?.good ?? [])) : payload(kind);
  const item = mostly(right, 40);
  return mostly(
    many === 'one'
      ? right
      : many === 'map'
        ? fc.dictionary(fc.constantFrom('k', 'key 2', '3'), item, { maxKeys: 3, noNullPrototype: true })
        : fc.array(item, { maxLength: 3 }),
    20,
  );
}

function mostly(right: fc.Arbitrary<unknown>, weight: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...WRONG) });
}
