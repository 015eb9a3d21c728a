import { Nested } from '@modern-rest/class-validator';
import {
  Configure,
  Controller,
  errorResponse,
  Get,
  group,
  jsonParser,
  jsonRenderer,
  type PartialSettings,
  Query,
  Returns,
  response,
} from '@modern-rest/core';
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

  test('and nothing follows from it', () => {
    class Narrow {
      find(_user: User): void {}
    }
    Query(User)(Narrow.prototype, 'find', 0 as never);
    Returns(null)(Narrow.prototype, 'find', {} as never);
    Get('/')(Narrow.prototype, 'find', {});
    Configure({ renderers: 'json' as never, responses: [errorResponse(7, 'x')] })(Narrow.prototype, 'find', {});
    Controller('/')(Narrow);
    expect(problemsOf([Narrow])).toEqual([
      ['SETTING_INVALID', 'the setting renderers is not a list of renderers'],
      ['STATUS_INVALID', '7 is no status of an error'],
    ]);
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

describe('a setting that there is not is refused', () => {
  const unknown = (name: string) => ['SETTING_INVALID', `there is no setting ${name} here`];

  test('on each level', () => {
    class Misspelt {
      find(): void {}
    }
    Returns(null)(Misspelt.prototype, 'find', {} as never);
    Get('/')(Misspelt.prototype, 'find', {});
    Configure({ sumary: 'x', summary: 'x', forbidUnknown: undefined } as never)(Misspelt.prototype, 'find', {});
    Controller('/', { summary: 'x', forbidUnkown: true, none: undefined } as never)(Misspelt);
    const problems = problemsOf([group('/a', [Misspelt], { guard: [] } as never)], { titel: 'x', toString: 'x' } as never);
    expect(problems).toEqual(['titel', 'toString', 'guard', 'sumary', 'summary', 'forbidUnkown'].map(unknown));
  });

  test.each([
    ['summary', 'a text', 1],
    ['description', 'a text', null],
    ['tags', 'a list of texts', 'users'],
    ['tags', 'a list of texts', [1]],
    ['deprecated', 'true or false', 'no'],
    ['operationId', 'a text', Symbol.iterator],
  ])('and %s of an endpoint is %s', (name, expected, value) => {
    class Described {
      find(): void {}
    }
    Returns(null)(Described.prototype, 'find', {} as never);
    Get('/')(Described.prototype, 'find', {});
    Configure({ [name]: value })(Described.prototype, 'find', {});
    Controller('/')(Described);
    expect(problemsOf([Described])).toContainEqual(['SETTING_INVALID', `the setting ${name} is not ${expected}`]);
  });
});

describe('a response that endpoints share is refused', () => {
  class Unreadable {
    @Nested() items!: unknown[];
  }

  test.each([
    ['a status that is none', errorResponse(700, 'x'), 'STATUS_INVALID', '700 is no status of an error'],
    ['a status of a success for an error', errorResponse(200, 'x'), 'STATUS_INVALID', '200 is no status of an error'],
    ['a status that is no number', response('409' as never, null), 'STATUS_INVALID', '409 is no status of a response'],
    ['a model that cannot be read', response(409, Unreadable), 'MODEL_NOT_READABLE', expect.stringMatching(/^Unreadable/)],
  ])('with %s, also that of a guard', (_, one, code, cause) => {
    expect(problemsWith({ responses: [one] })).toEqual([[code, cause]]);
    expect(problemsWith({ guards: [{ check: () => undefined, responses: [one] }] })).toEqual([[code, cause]]);
  });

  test('with the status of another one', () => {
    const twice = [errorResponse(409, 'a'), response(410, null), errorResponse(409, 'b'), errorResponse(409, 'c')];
    expect(problemsWith({ responses: twice })).toEqual([['RESPONSE_REPEATED', 'two of the responses have the status 409']]);
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
