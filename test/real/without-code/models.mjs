// Compiles models and prints what they say of some values, as JSON. Node runs this file as it is, in a process that forbids code or in one that does not.
import { classValidatorSerializer, compileModel, Nested } from '@modern-rest/class-validator';
import { DEFAULT_LIMITS, definePropertyType, valueFormat } from '@modern-rest/core';
import { IsEmail, IsIn, IsInt, IsJSON, IsOptional, IsTimeZone, Length, Matches, Max, ValidateIf } from 'class-validator';

/** A model of this name, of properties with their types and decorators. */
function modelOf(name, properties) {
  const model = { [name]: class {} }[name];
  for (const [property, [type, ...decorators]] of Object.entries(properties)) {
    definePropertyType(model.prototype, property, type);
    for (const decorate of decorators.reverse()) decorate(model.prototype, property);
  }
  return model;
}

const Line = modelOf('Line', { title: [String, Length(1, 5)], amount: [Number, IsInt(), Max(9)] });
const Order = modelOf('Order', {
  email: [String, IsEmail()],
  kind: [String, IsIn(['a', 'b'])],
  code: [String, IsOptional(), Matches(/^\w+$/)],
  reason: [String, ValidateIf(({ kind }) => kind === 'b'), Length(2)],
  zone: [String, IsTimeZone()],
  extra: [String, IsOptional(), IsJSON()],
  dates: [Date, IsOptional()],
  lines: [Array, Nested(() => [Line])],
});

const VALID = { email: 'ada@example.org', kind: 'a', zone: 'Europe/Berlin', dates: '2024-05-06T07:08:09Z', lines: [{ title: 'x', amount: 1 }] };
const VALUES = [
  VALID,
  { ...VALID, unknown: 1, extra: '[1]', code: 'c' },
  { ...VALID, kind: 'b', reason: 'x', code: '?', zone: 'Nowhere', extra: '1' },
  { ...VALID, email: 1, dates: 'x', lines: [{ title: '', amount: 10 }, 5] },
  {},
  { ...VALID, dates: new Date(0) },
  [],
  null,
];

const serializer = classValidatorSerializer();
const type = { kind: 'model', model: Order };
const json = valueFormat('json');
const strict = valueFormat('json', { forbidUnknown: true, wireNames: 'snake_case' });
const text = valueFormat('text');
const compiled = compileModel(Order, { validator: { whitelist: true } });

const results = [];
for (const value of VALUES) {
  for (const format of [json, strict]) results.push(await serializer.loader(type, format, DEFAULT_LIMITS)(structuredClone(value)));
  results.push(await serializer.loader(type, text, DEFAULT_LIMITS)(structuredClone(value)));
  results.push(await serializer.jsonDumper(type, json, true)(structuredClone(value)));
  results.push(await serializer.dumper(type, json)(structuredClone(value)));
  if (value) results.push(await compiled.validate(Object.assign(new Order(), structuredClone(value))));
}
console.log(JSON.stringify({ generated: compiled.code !== '', results }, null, 2));
