import { Nested } from '@modern-rest/class-validator';
import type { Model } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import {
  Allow,
  Equals,
  IsEmpty,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNotIn,
  IsString,
  NotEquals,
  registerDecorator,
  type ValidationArguments,
} from 'class-validator';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';
import { classValidatorSerializer } from './equality/compiled.ts';
import { WAYS } from './equality/equally.ts';
import { propertiesOf } from './schemas.ts';
import { answerer, VALIDATING } from './writers.ts';

const Custom =
  (validate: (value: unknown, args: ValidationArguments) => boolean | Promise<boolean>, async = false): PropertyDecorator =>
  (target, propertyName) =>
    registerDecorator({
      name: 'custom',
      async,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: { validate: (value, args) => validate(value, args as ValidationArguments), defaultMessage: () => '$property is wrong' },
    });

const EVEN = Custom((value) => value === undefined || value === null || Number(value) % 2 === 0);

/** A model with one property. */
function modelOf(type: unknown, ...decorators: readonly PropertyDecorator[]): Model<object> {
  class Model {
    declare value: unknown;
  }
  for (const decorate of decorators) decorate(Model.prototype, 'value');
  Reflect.defineMetadata('design:type', type, Model.prototype, 'value');
  return Model;
}

/** Returns what is said of a missing value and of null, and whether the document requires the property. */
async function verdicts(model: Model<object>, generate: boolean): Promise<unknown> {
  const { json, api } = echo(model, { serializer: classValidatorSerializer({ generate }) });
  const [missing, isNull] = [await json({}), await json({ value: null })];
  const { required = [] } = (buildDocument(api).components?.schemas?.['Model'] ?? {}) as SchemaObjectValue;
  const schema = propertiesOf(api, 'Model')?.['value'] as SchemaObjectValue;
  return {
    missing: missing.status === 200 || missing.issues[0]?.[1],
    null: isNull.status === 200 || isNull.issues[0]?.[1],
    required: required.length > 0,
    ...(Array.isArray(schema?.type) && { type: schema.type }),
  };
}

class Leaf {
  @IsInt()
  count!: number;
}

describe.each(WAYS)('C9: a property is required only if class-validator refuses undefined: $way', ({ generate }) => {
  test.each<[string, Model<object>, unknown]>([
    ['@IsEmpty()', modelOf(String, IsEmpty()), { missing: true, null: true, required: false, type: ['string', 'null'] }],
    ['@Equals(undefined)', modelOf(Object, Equals(undefined)), { missing: true, null: 'value must be equal to undefined', required: false }],
    ['a custom constraint', modelOf(Number, EVEN), { missing: true, null: true, required: false, type: ['number', 'null'] }],
    ['@NotEquals', modelOf(Object, NotEquals(1)), { missing: true, null: true, required: false }],
    ['@IsNotIn', modelOf(Object, IsNotIn([1])), { missing: true, null: true, required: false }],
    ['@IsIn with undefined', modelOf(Object, IsIn([1, undefined])), { missing: true, null: expect.any(String), required: false }],
    [
      'a condition of the constraint',
      modelOf(String, IsString({ validateIf: (_, value) => value !== undefined })),
      { missing: true, null: 'value must be a string', required: false },
    ],
    ['each', modelOf(Array, IsEmpty({ each: true })), expect.objectContaining({ missing: true, required: false })],
  ])('%s accepts it', async (_name, model, expected) => {
    expect(await verdicts(model, generate)).toEqual(expected);
  });

  test.each<[string, Model<object>]>([
    ['@IsString()', modelOf(String, IsString())],
    ['one of two constraints', modelOf(String, IsEmpty(), IsNotEmpty())],
    [
      'a constraint that throws',
      modelOf(
        String,
        Custom((value) => (value as string).length > 0),
      ),
    ],
    [
      'an asynchronous constraint',
      modelOf(
        String,
        Custom(async () => true, true),
      ),
    ],
    [
      'a promise',
      modelOf(
        String,
        Custom(async () => Promise.reject(new Error('never'))),
      ),
    ],
    ['no constraint', modelOf(String, Allow())],
    ['a nested model', modelOf(Leaf, Nested())],
  ])('%s does not', async (_name, model) => {
    expect(await verdicts(model, generate)).toMatchObject({ missing: 'value is required', required: true });
  });

  class Pair {
    @IsInt()
    first!: number;

    @Custom((value, { object }) => value !== undefined || (object as Pair).first === undefined || (object as Pair).first > 0)
    second?: number;
  }

  test('a constraint that accepts undefined runs with the whole object', async () => {
    const { json } = echo(Pair, { serializer: classValidatorSerializer({ generate }) });
    expect((await json({ first: 1 })).body).toEqual({ first: 1 });
    expect((await json({ first: -1 })).issues).toEqual([[['body', 'second'], 'second is wrong']]);
    expect((await json({ first: -1, second: 'x' })).issues).toEqual([[['body', 'second'], 'second must be a number']]);
  });
});

test.each(VALIDATING)('C9: answers may lack the same values: $writer', async (writer) => {
  const answer = answerer(modelOf(Number, EVEN), writer);
  expect((await answer({})).text).toBe('{}');
  expect((await answer({ value: null })).text).toBe('{"value":null}');
  expect((await answer({ value: 2 })).text).toBe('{"value":2}');
  expect((await answer({ value: 3 })).status).toBe(422);
});

test('C9: an asynchronous constraint does not run at start', async () => {
  const calls: unknown[] = [];
  const counted = Custom(async (value) => calls.push(value) > 0, true);
  const { json } = echo(modelOf(String, counted));
  expect((await json({})).issues).toEqual([[['body', 'value'], 'value is required']]);
  expect(calls).toEqual([]);
});

test('C9: text sources leave the same values out', async () => {
  const { query } = echo(modelOf(Number, EVEN));
  expect((await query('')).status).toBe(200);
  expect((await query('value=3')).issues).toEqual([[['query', 'value'], 'value is wrong']]);
});
