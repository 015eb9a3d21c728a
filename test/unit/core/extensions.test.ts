import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Body,
  Configure,
  Controller,
  componentDecorator,
  createApi,
  Get,
  jsonParser,
  type ModelComponent,
  type Parser,
  type PartialSettings,
  Post,
  Query,
  Returns,
  type Serializer,
  valueFormat,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { definitionErrorOf, problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

class Unreadable {
  @Nested() items!: unknown[];
}

const boom = (): never => {
  throw new TypeError('boom');
};
const parser = (mediaType: string, compile: unknown): Parser => ({ ...jsonParser(), mediaType, compile: compile as Parser['compile'] });

/** The problems of an endpoint with a body, a query and an answer, for which these settings hold. */
function problemsWith(settings: object, decorate: ParameterDecorator = Query(User) as ParameterDecorator) {
  class TakingController {
    take(_body: User, _query: User): void {}
  }
  Body(User)(TakingController.prototype, 'take', 0 as never);
  decorate(TakingController.prototype, 'take', 1);
  Returns(User)(TakingController.prototype, 'take', {} as never);
  Post('/')(TakingController.prototype, 'take', {});
  Configure(settings as PartialSettings)(TakingController.prototype, 'take', {});
  Controller('/taking')(TakingController);
  return problemsOf([TakingController]);
}

/** A component that does what the given members say. */
const component = (members: Partial<ModelComponent>): ModelComponent => ({
  name: 'signature',
  typed: true,
  reads: 'nothing',
  format: () => valueFormat('json'),
  extract: () => ({}),
  inject: () => undefined,
  describe: () => ({}),
  ...members,
});

describe('A9: what cannot be compiled is a start-up problem', () => {
  const serializer = classValidatorSerializer();
  const reading = (members: Partial<Serializer>) => ({ serializer: { ...serializer, ...members } });

  test.each<[string, object, string]>([
    ['a parser that throws', { parsers: [parser('text/csv', boom)] }, 'compile of the parser of text/csv threw TypeError: boom'],
    ['a parser that throws no error', { parsers: [parser('text/csv', () => thrown('boom'))] }, 'compile of the parser of text/csv threw a string'],
    [
      'a parser that returns nothing',
      { parsers: [parser('text/csv', () => undefined)] },
      'compile of the parser of text/csv returned undefined, not a function',
    ],
    [
      'a parser that compiles later',
      { parsers: [parser('text/csv', async () => boom)] },
      'compile of the parser of text/csv returned an instance of Promise',
    ],
    ['a parser without compile', { parsers: [parser('text/csv', 7)] }, 'compile of the parser of text/csv threw TypeError'],
    [
      'a renderer without render',
      { renderers: [{ mediaType: 'text/csv', render: 7 }] },
      'render of the renderer of text/csv is a number, not a function',
    ],
    ['a guard without check', { guards: [{ check: undefined, responses: [] }] }, 'check of guard 1 of 1 is undefined, not a function'],
    ['a guard with a name', { guards: [{ name: 'login', check: [], responses: [] }] }, 'check of the guard login is a list, not a function'],
    ['a dumper that throws', reading({ dumper: boom }), 'the serializer threw TypeError: boom'],
    ['a dumper that is no function', reading({ dumper: () => ({}) as never }), 'dumper of the serializer returned an object, not a function'],
    ['a writer that throws', { ...reading({ writer: boom }), validateResponses: false }, 'writer of the serializer threw TypeError: boom'],
    ['a jsonDumper that throws', reading({ jsonDumper: boom }), 'jsonDumper of the serializer threw TypeError: boom'],
    ['a jsonDumper that returns null', reading({ jsonDumper: () => null as never }), 'jsonDumper of the serializer returned null, not a function'],
    [
      'a loader that throws for JSON only',
      reading({ loader: (type, format, bounds) => (format.source === 'json' ? boom() : serializer.loader(type, format, bounds)) }),
      'loader of the serializer threw TypeError: boom',
    ],
    ['a loader that returns nothing', reading({ loader: () => undefined as never }), 'loader of the serializer returned undefined, not a function'],
  ])('%s', (_, settings, cause) => {
    const problems = problemsWith(settings);
    expect(new Set(problems.map(([code]) => code))).toEqual(new Set(['EXTENSION_FAILED']));
    expect(problems.map(([, found]) => found)).toContainEqual(expect.stringContaining(cause));
  });

  test.each<[string, Partial<ModelComponent>, string]>([
    ['load that throws', { load: boom }, 'load of the component signature threw TypeError: boom'],
    ['load that returns nothing', { load: () => undefined as never }, 'load of the component signature returned undefined, not a function'],
    ['check that throws', { check: boom }, 'check of the component signature threw TypeError: boom'],
    ['responses that throw', { responses: boom }, 'responses of the component signature threw TypeError: boom'],
    ['format that throws', { format: boom }, 'format of the component signature threw TypeError: boom'],
    [
      'format that throws for JSON',
      { format: (_, source) => (source === 'json' ? boom() : valueFormat('text')) },
      'format of the component signature threw TypeError: boom',
    ],
  ])('a component with %s', (_, members, cause) => {
    const problems = problemsWith({}, componentDecorator(component(members))(User) as ParameterDecorator);
    expect(problems).toEqual([['EXTENSION_FAILED', expect.stringContaining(cause)]]);
  });

  test('a schema that cannot be read while the fields of a form are', () => {
    const Files = componentDecorator(component({ reads: 'files', name: 'files' }));
    const settings = { ...reading({ schema: boom }), parsers: [{ ...jsonParser(), files: ['part'] }] };
    expect(problemsWith(settings, Files(User) as ParameterDecorator)).toEqual([
      ['EXTENSION_FAILED', 'schema of the serializer threw TypeError: boom'],
    ]);
  });

  test('a schema that cannot be read while the fields of a form are compared with its files', () => {
    const format = valueFormat('text');
    const Files = componentDecorator(component({ reads: 'files', name: 'files', format: () => format }));
    const schema: Serializer['schema'] = (type, request) => (request.format === format ? serializer.schema(type, request) : boom());
    const settings = { ...reading({ schema }), parsers: [{ ...jsonParser(), files: ['part'] }] };
    expect(problemsWith(settings, Files(User) as ParameterDecorator)).toEqual([
      ['EXTENSION_FAILED', 'an extension of the endpoint threw TypeError: boom'],
    ]);
  });

  test('but what may follow from another problem is not reported', () => {
    const Files = componentDecorator(component({ reads: 'files', name: 'files' }));
    const settings = { ...reading({ schema: boom }), parsers: [{ ...jsonParser(), files: ['part'] }], forbidUnknown: 'yes' };
    expect(problemsWith(settings, Files(User) as ParameterDecorator).map(([code]) => code)).toEqual(['SETTING_INVALID']);
  });

  test('all of one endpoint and of all endpoints are in one report, with the place and the fix', () => {
    const settings: PartialSettings = {
      parsers: [parser('text/csv', boom), parser('text/tab', () => null)],
      guards: [{ check: 7 as never, responses: [] }],
      renderers: [{ mediaType: 'text/csv', render: undefined as never }],
    };
    @Controller('/first', settings)
    class FirstController {
      @Post('/')
      @Returns(null)
      take(@Body(User) _user: User): void {}

      @Get('/unreadable')
      @Returns(Unreadable)
      find(): Unreadable {
        return new Unreadable();
      }
    }
    const { problems } = definitionErrorOf([FirstController]);
    expect(
      problems.map(({ subject, cause, place }) => [subject, cause.replace(/ threw.*| returned.*| is .*/, ''), place?.line !== undefined]),
    ).toEqual([
      ['FirstController.take', 'render of the renderer of text/csv', true],
      ['FirstController.take', 'check of guard 1 of 1', true],
      ['FirstController.take', 'compile of the parser of text/csv', true],
      ['FirstController.take', 'compile of the parser of text/tab', true],
      // What is unreadable is reported alone: the rest might follow from it.
      ['FirstController.find', expect.stringContaining('Unreadable'), true],
    ]);
    expect(problems[0]?.fix).toBe('correct it, or remove it from the settings');
  });

  test('and each endpoint is compiled once', async () => {
    let compiled = 0;
    const counted = parser('application/json', (context: never) => {
      compiled += 1;
      return jsonParser().compile(context);
    });
    @Controller('/users', { parsers: [counted] })
    class UserController {
      @Post('/')
      @Returns(User)
      create(@Body(User) user: User): User {
        return user;
      }
    }
    const api = createApi({ title: 'Once', version: '1', controllers: [UserController], serializer });
    for (const send of [inMemory(api), inMemory(api)]) {
      const response = await send({ method: 'POST', url: '/users', body: { id: 1 } });
      expect([response.status, compiled]).toEqual([201, 1]);
    }
  });

  function thrown(value: unknown): never {
    throw value;
  }
});
