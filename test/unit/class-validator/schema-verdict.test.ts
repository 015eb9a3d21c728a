import { registerSchema, type SchemaObject, type Validator, validate } from '@hyperjump/json-schema/draft-2020-12';
import { Nested } from '@modern-rest/class-validator';
import type { Model } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import {
  ArrayContains,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayNotContains,
  ArrayUnique,
  Contains,
  Equals,
  IsArray,
  IsBoolean,
  IsDivisibleBy,
  IsEnum,
  IsHexadecimal,
  IsIn,
  IsInt,
  IsMilitaryTime,
  IsMongoId,
  IsNegative,
  IsNotEmpty,
  IsNotEmptyObject,
  IsNotIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  NotContains,
  NotEquals,
} from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Echo, echo } from './echo.ts';

// What we refuse, the document has to refuse, and the reverse: a model is one truth, told twice.

/** What the validator takes. */
type Json = Parameters<Validator>[0];

enum Size {
  Small = 'small',
  Large = 'large',
}

enum Level {
  Low = 0,
  High = 7,
}

class Numbers {
  @Max(9)
  @Min(1)
  @IsInt()
  between!: number;

  @IsOptional()
  @IsPositive()
  @IsNumber()
  positive?: number | null;

  @IsOptional()
  @IsNegative()
  negative?: number | null;

  @IsOptional()
  @IsDivisibleBy(3)
  threes?: number;

  @IsNotIn([2, 3])
  @NotEquals(5)
  odd = 1;

  @IsBoolean()
  flag!: boolean;
}

class Texts {
  @MaxLength(3)
  @MinLength(1)
  short!: string;

  @IsOptional()
  @Length(2, 4)
  @IsNotEmpty()
  length?: string | null;

  @IsOptional()
  @Matches(/^a/)
  @Matches(/b$/)
  both?: string;

  @IsOptional()
  @Contains('.')
  @NotContains('a')
  dotted?: string;

  @IsOptional()
  @IsMilitaryTime()
  time?: string;

  @IsOptional()
  @IsHexadecimal()
  hex?: string;

  @IsOptional()
  @IsMongoId()
  mongo?: string;

  @IsNotEmpty()
  @IsString()
  filled = 'x';
}

class Choices {
  @IsEnum(Size)
  size!: Size;

  @IsEnum(Level)
  level!: Level;

  @IsOptional()
  @IsIn(['a', 1, true])
  any?: unknown;

  @IsOptional()
  @Equals('a')
  same?: string | null;

  @IsOptional()
  @IsIn(['a', 'small'])
  @IsIn(['small', 'ab'])
  twice?: string | null;

  @IsEnum(Level, { each: true })
  levels!: Level[];
}

class Lists {
  @ArrayMaxSize(3)
  @ArrayMinSize(1)
  @IsString({ each: true })
  some!: string[];

  @IsOptional()
  @ArrayUnique()
  @IsInt({ each: true })
  unique?: number[] | null;

  @IsOptional()
  @ArrayContains(['a'])
  @ArrayNotContains(['b'])
  @IsArray()
  chosen?: unknown[];
}

class Tree {
  @IsInt()
  value!: number;

  @IsOptional()
  @Nested(() => Tree)
  left?: Tree | null;

  @IsOptional()
  @IsObject()
  free?: object;

  @IsOptional()
  @IsNotEmptyObject({ nullable: true })
  filled?: object;

  @Nested(() => [Tree])
  trees: Tree[] = [];

  @IsOptional()
  declared?: number;
}

// A variation selector is a character in JSON Schema, but not to class-validator.
const text = fc.oneof(fc.string({ maxLength: 5 }), fc.string({ unit: fc.constantFrom('a', 'b', '.', '0', 'x', '😀'), maxLength: 5 }));
const particular = fc.constantFrom<Json>('small', 'High', 'Small', 0, 7, '7', 'a', 'ab', 'a1b', 1, true, '12:30', '1230', '0xFF', '0hfg');
const mongo = fc.string({ unit: fc.constantFrom('0', 'f', 'F', 'g'), minLength: 23, maxLength: 25 });
// Fractions that are exact: validators differ in how they round a remainder.
const fraction = fc.integer({ min: -50, max: 50 }).map((quarters) => quarters / 4 + 0);
const scalar = fc.oneof(fc.integer({ min: -4, max: 12 }), fraction, fc.boolean(), text);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 4, arbitrary: particular },
  { weight: 1, arbitrary: mongo },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, particular), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('a', 'value'), scalar, { maxKeys: 2 }) },
) as fc.Arbitrary<Json>;

/** Objects that are valid but for a property or two. */
function near(good: Record<string, Json>, names: readonly string[]): fc.Arbitrary<Json> {
  return fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }).map((changed) => ({ ...good, ...changed }));
}

/** Mostly what an arbitrary gives, else anything. */
function mostly(arbitrary: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: value });
}

function trees(): fc.Arbitrary<Json> {
  const object = fc.dictionary(fc.constantFrom('a', 'b'), scalar, { maxKeys: 2 }) as fc.Arbitrary<Json>;
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: mostly(
      fc.record(
        {
          value: mostly(fc.integer()),
          left: fc.option(tie('tree'), { depthIdentifier: 'tree' }),
          free: mostly(object),
          filled: mostly(object),
          trees: fc.array(tie('tree'), { maxLength: 2, depthIdentifier: 'tree' }),
          declared: mostly(fc.integer()),
        },
        { requiredKeys: ['value'] },
      ) as fc.Arbitrary<Json>,
    ),
  }));
  return tree;
}

async function schemaOf({ api }: Echo, model: Model, name: string): Promise<Validator> {
  const { components } = buildDocument(api);
  const schemas = components?.schemas ?? {};
  const own = `${model.name}Input` in schemas ? `${model.name}Input` : model.name;
  const uri = `https://example.org/${name}`;
  registerSchema({ $ref: `#/components/schemas/${own}`, components } as unknown as SchemaObject, uri, 'https://json-schema.org/draft/2020-12/schema');
  return validate(uri);
}

describe.each<[string, Model<object>, fc.Arbitrary<Json>]>([
  ['numbers', Numbers, near({ between: 5, flag: true }, ['between', 'positive', 'negative', 'threes', 'odd', 'flag', 'other'])],
  ['texts', Texts, near({ short: 'a' }, ['short', 'length', 'both', 'dotted', 'time', 'hex', 'mongo', 'filled'])],
  ['choices', Choices, near({ size: 'small', level: 7, levels: [0] }, ['size', 'level', 'any', 'same', 'twice', 'levels'])],
  ['lists', Lists, near({ some: ['a'] }, ['some', 'unique', 'chosen'])],
  ['trees', Tree, trees()],
  ['missing-properties', Lists, value],
])('what is said of %s', (name, model, values) => {
  test.each([false, true])('is what is done, forbidUnknown: %s', async (forbidUnknown) => {
    const served = echo(model, { forbidUnknown });
    const conforms = await schemaOf(served, model, `${name}/${forbidUnknown}`);
    const verdicts = { valid: 0, invalid: 0 };
    await fc.assert(
      fc.asyncProperty(values, async (body) => {
        const { status, issues } = await served.json(body);
        const valid = conforms(JSON.parse(JSON.stringify(body)) as Json).valid;
        verdicts[valid ? 'valid' : 'invalid']++;
        expect([status === 200, issues]).toEqual([valid, valid ? [] : issues]);
      }),
      { numRuns: 400 },
    );
    expect(verdicts.invalid).toBeGreaterThan(20);
    if (name !== 'missing-properties') expect(verdicts.valid).toBeGreaterThan(20);
  });
});
