import { Configure, Controller, Get, jsonParser, jsonRenderer, type PartialSettings, Query, Returns } from '@modern-rest/core';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { handler, problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

/** The problems of an application with settings that the compiler would not let pass. */
const problemsWith = (settings: object) => problemsOf([handler(Query(User))], settings as PartialSettings);

describe('a setting of a wrong kind is refused, once and as that', () => {
  const { compile, ...parser } = jsonParser();
  const { render, ...renderer } = jsonRenderer();

  test.each([
    ['serializer', 'a serializer', [null, { loader: Number }, { dumper: Number }]],
    ['parsers', 'a list of parsers', [jsonParser(), 'json', [parser], [{ compile }], [jsonParser(), null]]],
    ['renderers', 'a list of renderers', [jsonRenderer(), [renderer], [{ render }]]],
    ['guards', 'a list of guards, or null for none', [{ check: Number, responses: [] }, [{ check: Number }], [{ responses: [] }], [Number]]],
    ['responses', 'a list of responses', [{ status: 404, description: 'x' }, [404], [{ status: 404 }], [{ description: 'x' }]]],
    ['errorHandler', 'a function', [null, {}, [Number]]],
    ['limits', 'an object of limits', [null, 7, 'none']],
    ['wireNames', "'declared', 'snake_case' or 'kebab-case'", ['camelCase', true, null]],
    ['forbidUnknown', 'true or false', ['yes', 1, null]],
    ['validateResponses', 'true or false', ['yes', 0, null]],
  ])('%s', (name, expected, values) => {
    for (const value of values) expect(problemsWith({ [name]: value })).toEqual([['SETTING_INVALID', `the setting ${name} is not ${expected}`]]);
  });

  test('but what is left out is taken from the wider level', () => {
    expect(problemsWith({ guards: undefined, parsers: undefined, limits: undefined, errorHandler: undefined })).toEqual([]);
  });

  test('and nothing of its level counts', () => {
    class Narrow {
      @Get('/')
      @Configure({ parsers: 'json' as never, forbidUnknown: true })
      @Returns(null)
      find(@Query(User) _user: User): void {}
    }
    Controller('/')(Narrow);
    expect(problemsOf([Narrow])).toEqual([['SETTING_INVALID', 'the setting parsers is not a list of parsers']]);
  });
});

describe('a setting of the application is refused where it is of a wrong kind', () => {
  test.each([
    ['title', 'a text', 7],
    ['version', 'a text', 1],
    ['description', 'a text', []],
    ['prefix', 'a text', null],
    ['controllers', 'a list of controllers', {}],
    ['plugins', 'a list of plugins', 'all'],
    ['create', 'a function', 'new'],
    ['trailingSlash', "'ignore', 'strict' or 'redirect'", 'always'],
    ['answerOptions', 'true or false', 1],
    ['reportError', 'a function', 'log'],
  ])('%s', (name, expected, value) => {
    const controllers = name === 'controllers' ? (value as never) : [handler(Query(User))];
    expect(problemsOf(controllers, { [name]: value })).toEqual([['SETTING_INVALID', `the setting ${name} is not ${expected}`]]);
  });

  test('and what is wrong with a controller is told beside it', () => {
    expect(problemsOf([handler(Query(7 as never))], { answerOptions: 'yes' as never }).map(([code]) => code)).toEqual([
      'SETTING_INVALID',
      'MODEL_NOT_READABLE',
    ]);
  });

  test('also a serializer that was left out, without which nothing else can be read', () => {
    expect(problemsWith({ serializer: undefined })).toEqual([['SETTING_INVALID', 'the setting serializer is not a serializer']]);
  });
});

describe('a limit', () => {
  test.each([0, 1, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])('may be %d', (value) => {
    expect(problemsWith({ limits: { jsonBody: value } })).toEqual([]);
  });

  test.each([-1, 0.5, 2 ** 53, Number.NaN, Number.NEGATIVE_INFINITY, '7', null])('may not be %o', (value) => {
    expect(problemsWith({ limits: { jsonBody: value } })).toEqual([['LIMIT_INVALID', `limits.jsonBody is ${value}`]]);
  });
});
