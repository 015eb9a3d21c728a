import { Nested, Nullable, Split } from '@modern-rest/class-validator';
import { Body, Controller, Get, Returns } from '@modern-rest/core';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsBooleanString,
  IsDate,
  IsDateString,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsNumber,
  IsNumberString,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxDate,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { handler, problemsOf } from './problems.ts';

enum Level {
  Low = 1,
  High = 2,
}
enum Colour {
  Red = 'red',
}
class User {
  @IsInt() id!: number;
}

/** A model of one property, with the class that the compiler writes down for it. */
function modelOf(designType: unknown, ...decorators: readonly PropertyDecorator[]) {
  class Model {}
  for (const decorate of [...decorators].reverse()) decorate(Model.prototype, 'value');
  Reflect.defineMetadata('design:type', designType, Model.prototype, 'value');
  return Model;
}

function answering(model: new () => object) {
  class AnswerController {
    read(): never {
      throw new Error();
    }
  }
  Returns(model)(AnswerController.prototype, 'read', {} as never);
  Get('/')(AnswerController.prototype, 'read', {});
  Controller('/')(AnswerController);
  return AnswerController;
}

describe('C2: a constraint that no value of the declared type passes is a start-up problem', () => {
  test.each([
    ['@IsInt', 'string', String, IsInt()],
    ['@IsNumber', 'string', String, IsNumber()],
    ['@Min', 'string', String, Min(1)],
    ['@Max', 'boolean', Boolean, Max(1)],
    ['@IsInt', 'bigint', BigInt, IsInt()],
    ['@IsString', 'number', Number, IsString()],
    ['@IsString', 'boolean', Boolean, IsString()],
    ['@IsString', 'Date', Date, IsString()],
    ['@IsString', 'list', Array, IsString()],
    ['@IsEmail', 'number', Number, IsEmail()],
    ['@Matches', 'number', Number, Matches(/x/)],
    ['@MinLength', 'number', Number, MinLength(1)],
    ['@IsNumberString', 'number', Number, IsNumberString()],
    ['@IsBooleanString', 'boolean', Boolean, IsBooleanString()],
    ['@IsDateString', 'Date', Date, IsDateString()],
    ['@IsBoolean', 'string', String, IsBoolean()],
    ['@IsDate', 'string', String, IsDate()],
    ['@MaxDate', 'string', String, MaxDate(new Date())],
    ['@IsArray', 'string', String, IsArray()],
    ['@ArrayMinSize', 'string', String, ArrayMinSize(1)],
    ['@IsInt', 'list', Array, IsInt()],
    ['@IsInt for each item', 'number', Number, IsInt({ each: true })],
    ['@IsString for each item', 'string', String, IsString({ each: true })],
    ['a nested model', 'string', String, ValidateNested()],
    ['a nested model', 'number', Number, Nested(() => User)],
    ['a nested model', 'string', String, Type(() => User)],
    ['@IsIn', 'string', String, IsIn([1, 2])],
    ['@IsIn', 'number', Number, IsIn(['1', '2'])],
    ['@IsEnum', 'string', String, IsEnum(Level)],
    ['@IsEnum', 'number', Number, IsEnum(Colour)],
    ['@Equals', 'boolean', Boolean, Equals('true')],
  ])('C2: %s on %s', (name, declared, designType, decorate) => {
    const model = modelOf(designType, decorate);
    const problem = ['TYPE_CONTRADICTION', `Model: ${name} contradicts the declared type of the property value, which is ${declared}`];
    expect(problemsOf([handler(Body(model))])).toEqual([problem]);
    expect(problemsOf([answering(model)])).toEqual([problem]);
  });

  test('C2: each of several', () => {
    const causes = problemsOf([handler(Body(modelOf(Boolean, IsInt(), Min(1), IsString())))]).map(([, cause]) => cause);
    expect(causes.map((cause) => /@\w+/.exec(cause)?.[0])).toEqual(['@IsString', '@Min', '@IsInt']);
  });
});

describe('C2: no contradiction', () => {
  const isWord = ValidateBy({ name: 'isString', validator: { validate: (value) => value === 7 } });
  class Rows extends Array<number> {}

  test.each<[string, unknown, ...PropertyDecorator[]]>([
    ['a union, an interface or an unknown type, which are Object', Object, IsInt()],
    ['an unknown class', User, IsObject()],
    ['@IsNumberString on string', String, IsNumberString()],
    ['@IsDateString on string', String, IsDateString()],
    ['@IsEnum of numbers on number', Number, IsEnum(Level)],
    ['@IsEnum of texts on string', String, IsEnum(Colour)],
    ['@IsEnum of both on string', String, IsEnum({ A: 1, B: 'b' })],
    ['@IsIn with null', Number, IsIn([null, 1])],
    ['@IsIn of nothing', Number, IsIn([])],
    ['@IsIn of objects', Number, IsIn([{}])],
    ['@IsDate on Date', Date, IsDate()],
    ['@IsInt for each item of a list', Array, IsArray(), IsInt({ each: true })],
    ['a list class', Rows, IsArray(), IsInt({ each: true })],
    ['a set', Set, IsInt({ each: true })],
    ['a list as one text', Array, Split(), IsInt({ each: true })],
    ['@Transform', String, Transform(({ value }) => Number(value)), IsInt()],
    ['@Transform of answers only', String, Transform(String, { toPlainOnly: true }), IsInt()],
    ['@IsOptional and @Nullable', String, IsOptional(), Nullable() as PropertyDecorator, IsString()],
    ['a condition of one constraint', String, IsString(), IsInt({ validateIf: () => false } as never)],
    ['a constraint of ours with the name of one of the library', Number, isWord],
  ])('C2: by %s', (_, designType, ...decorators) => {
    expect(problemsOf([handler(Body(modelOf(designType, ...decorators)))])).toEqual([]);
  });

  test('C2: where a property takes no part in this direction', () => {
    class Unused {
      @IsInt() id!: number;
      @IsInt()
      get shown(): string {
        return '';
      }
    }
    expect(problemsOf([handler(Body(Unused))])).toEqual([]);
  });

  test('C2: where a condition of the whole property decides, the declared type says enough', () => {
    expect(
      problemsOf([
        handler(
          Body(
            modelOf(
              Object,
              ValidateIf(() => true),
              IsInt(),
            ),
          ),
        ),
      ]),
    ).toEqual([]);
  });
});
