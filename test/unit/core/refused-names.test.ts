import { DeepObject, Nested } from '@modern-rest/class-validator';
import { Body, Controller, Cookie, Cookies, Get, Header, Headers, Path, Post, Query, Returns } from '@modern-rest/core';
import { Expose } from 'class-transformer';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { handler, problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

describe('a model that is spread over names with brackets is refused', () => {
  class Spread {
    @Expose({ name: 'by' }) @Nested() @DeepObject() filter!: User;
  }
  const cause = (what: string) => [['MODEL_NOT_READABLE', `by is spread over names with brackets, and ${what} cannot have such names`]];

  test.each([
    ['header fields', Headers(Spread)],
    ['cookies', Cookies(Spread)],
    ['parameters of the path', Path(Spread)],
    ['header fields', Header('by', User, { validate: [DeepObject()] })],
    ['cookies', Cookie('by', User, { validate: [DeepObject()] })],
    ['parameters of the path', Path('by', User, { validate: [DeepObject()] })],
  ])('in %s', (what, decorate) => {
    expect(problemsOf([handler(decorate, { path: '/:by' })])).toEqual(cause(what));
  });

  test.each([Query(Spread), Body(Spread)])('but where names can have them', (decorate) => {
    expect(problemsOf([handler(decorate)])).toEqual([]);
  });
});

describe('a name that nobody can send is refused', () => {
  class Odd {
    @Expose({ name: 'x y' }) @IsInt() spaced!: number;
    @Expose({ name: 'größe' }) @IsInt() foreign!: number;
    @IsInt() fine!: number;
  }

  test.each([
    ['header fields', Headers(Odd), ['x y', 'größe']],
    ['cookies', Cookies(Odd), ['x y', 'größe']],
    ['header fields', Header('a:b', String), ['a:b']],
    ['cookies', Cookie('a;b', String), ['a;b']],
    ['cookies', Cookie('', String), ['']],
  ])('in %s', (what, decorate, names) => {
    expect(problemsOf([handler(decorate)])).toEqual(
      names.map((name) => ['MODEL_NOT_READABLE', `no client can send ${what} by the name ${JSON.stringify(name)}`]),
    );
  });

  test('but any token is fine', () => {
    expect(problemsOf([handler(Header("!#$%&'*+-.^_`|~09aZ", String))])).toEqual([]);
    expect(problemsOf([handler(Query(Odd))])).toEqual([]);
  });
});

describe('two properties with one name on the wire are refused', () => {
  class Camel {
    @IsInt() userId!: number;
    @IsInt() user_id!: number;
  }
  class Within {
    @Nested(() => [Camel]) inner!: Camel[];
  }
  class Cased {
    @Expose({ name: 'X-A' }) @IsInt() a!: number;
    @Expose({ name: 'x-a' }) @IsInt() b!: number;
  }
  class OneWay {
    @Expose({ name: 'a', toClassOnly: true }) @IsInt() read!: number;
    @Expose({ name: 'a', toPlainOnly: true }) @IsInt() written!: number;
  }
  const cause = (model: string, a: string, b: string, wire: string) => `${model}: its properties ${a} and ${b} are both named ${wire} on the wire`;

  test('by the setting wireNames, also within another model', () => {
    expect(problemsOf([handler(Body(Camel))])).toEqual([]);
    expect(problemsOf([handler(Body(Within))], { wireNames: 'snake_case' })).toEqual([
      ['MODEL_NOT_READABLE', cause('Camel', 'userId', 'user_id', 'user_id')],
    ]);
  });

  test('by @Expose, in header fields whatever their case', () => {
    expect(problemsOf([handler(Query(Cased))])).toEqual([]);
    expect(problemsOf([handler(Headers(Cased))])).toEqual([['MODEL_NOT_READABLE', cause('Cased', 'a', 'b', 'x-a')]]);
  });

  test('of an answer, too, but not one of each direction', () => {
    class AnswerController {
      @Get('/')
      @Returns(Camel)
      read(): Camel {
        return new Camel();
      }

      @Post('/')
      @Returns(OneWay)
      echo(@Body(OneWay) body: OneWay): OneWay {
        return body;
      }
    }
    Controller('/', { wireNames: 'snake_case' })(AnswerController);
    expect(problemsOf([AnswerController])).toEqual([['MODEL_NOT_READABLE', cause('Camel', 'userId', 'user_id', 'user_id')]]);
  });
});
