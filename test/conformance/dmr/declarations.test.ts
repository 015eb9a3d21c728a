import { type DefinitionProblemCode, type Model, optional, record } from '@modern-rest/core';
import { IsString } from 'class-validator';
import {
  Body,
  buildDocument,
  Configure,
  Controller,
  createApp,
  type DefinitionError,
  FileMetadata,
  Get,
  Nested,
  Post,
  Query,
  Returns,
} from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../../unit/openapi/document-gates.ts';
import { APPLICATION } from './application.ts';
import { COERCION } from './coercion.ts';
import { COMPONENTS } from './components.ts';
import { CONTROLLERS } from './controllers.ts';
import { ERRORS } from './errors.ts';
import { User } from './models.ts';

/** The problems of an application that has one controller. */
function problemsOf(controller: Model<object>): readonly (readonly [code: DefinitionProblemCode, subject: string])[] {
  try {
    createApp({ title: 'x', version: '1', controllers: [controller] });
    return [];
  } catch (error) {
    return (error as DefinitionError).problems.map(({ code, subject }) => [code, subject]);
  }
}

describe('a mistake is found at start-up', () => {
  test('F-002: all mistakes of all endpoints, in one report', () => {
    @Controller('/')
    class Wrong {
      @Get('/body')
      @Returns(User)
      body(@Body(User) user: User): User {
        return user;
      }

      @Get('/none')
      @Returns(null)
      none(_user: unknown): void {}
    }
    expect(problemsOf(Wrong)).toEqual([
      ['BODY_NOT_ALLOWED', 'Wrong.body'],
      ['PARAMETER_WITHOUT_COMPONENT', 'Wrong.none'],
    ]);
  });

  test('F-003: a controller without endpoints cannot be served', () => {
    @Controller('/')
    class Empty {}
    expect(problemsOf(Empty)).toEqual([['CONTROLLER_EMPTY', 'Empty']]);
  });

  test('F-036: a handler that is a generator', () => {
    @Controller('/')
    class Yielding {
      @Get('/')
      *find(): Generator<string> {
        yield 'x';
      }
    }
    expect(problemsOf(Yielding)).toContainEqual(['HANDLER_GENERATOR', 'Yielding.find']);
  });

  test('F-077: nothing to read a body with, or to write an answer with', () => {
    @Controller('/', { parsers: [], renderers: [] })
    class Mute {
      @Post('/')
      @Returns(User)
      create(@Body(User) user: User): User {
        return user;
      }
    }
    expect(problemsOf(Mute)).toEqual([
      ['RENDERER_MISSING', 'Mute.create'],
      ['PARSER_MISSING', 'Mute.create'],
    ]);
  });

  test('F-158: two answers for one status', () => {
    @Controller('/')
    class Twice {
      @Get('/')
      @Returns(User)
      @Returns(User, { status: 200 })
      find(): User {
        return new User();
      }
    }
    expect(problemsOf(Twice)).toEqual([['RESPONSE_REPEATED', 'Twice.find']]);
  });

  test('F-331: content for a status that has none', () => {
    @Controller('/')
    class Full {
      @Get('/')
      @Returns(User, { status: 204 })
      find(): User {
        return new User();
      }
    }
    expect(problemsOf(Full)).toEqual([['RESPONSE_WITHOUT_BODY', 'Full.find']]);
  });

  test('F-330 and D-20: a body or files for a method that has none', () => {
    class Attachment {
      @IsString() name!: string;
    }
    class Attachments {
      @Nested(() => Attachment) file!: Attachment;
    }
    @Controller('/')
    class Reading {
      @Get('/body')
      @Returns(null)
      body(@Body(User) _user: User): void {}

      @Get('/files')
      @Returns(null)
      files(@FileMetadata(Attachments) _files: Attachments): void {}
    }
    expect(problemsOf(Reading)).toEqual([
      ['BODY_NOT_ALLOWED', 'Reading.body'],
      ['BODY_NOT_ALLOWED', 'Reading.files'],
    ]);
  });

  test.each([
    ['an optional body', optional(User)],
    ['nothing', undefined],
  ])('4.1: a query string that is %s', (_, type) => {
    class Guessing {
      find(_query: unknown): void {}
    }
    Query(type as never)(Guessing.prototype, 'find', 0 as never);
    Returns(null)(Guessing.prototype, 'find', {} as never);
    Get('/')(Guessing.prototype, 'find', {});
    Controller('/')(Guessing);
    expect(problemsOf(Guessing)).not.toEqual([]);
  });
});

test('F-037: an operation is described by what its endpoint says of it', () => {
  @Controller('/')
  class Described {
    @Configure({ summary: 'Counts', description: 'All of them.' })
    @Post('/')
    @Returns(record(Number))
    count(@Body(record(Number)) body: Record<string, number>): Record<string, number> {
      return body;
    }
  }
  const document = buildDocument(createApp({ title: 'x', version: '1', controllers: [Described] }).api);
  expect(document.paths?.['/']?.post).toMatchObject({ summary: 'Counts', description: 'All of them.' });
});

test('the document of the application is valid, and has every endpoint', async () => {
  const { api } = createApp(APPLICATION);
  const document = buildDocument(api);
  expect(await documentErrors(document)).toEqual([]);
  expect(Object.keys(document.paths ?? {})).toHaveLength(new Set(api.endpoints.map(({ path }) => path)).size);
});

test('every endpoint of the application is asked', () => {
  const tried = [...COERCION, ...COMPONENTS, ...CONTROLLERS, ...ERRORS].flatMap(({ request }) => ('raw' in request ? [] : [request.target]));
  const { api } = createApp(APPLICATION);
  const untried = api.endpoints.filter(({ path }) => {
    const pattern = new RegExp(`^${path.replaceAll(/:\w+(\([^)]*\))?/g, '[^/?]+').replace(/\/$/, '')}/?(\\?|$)`);
    return !tried.some((target) => pattern.test(target));
  });
  expect(untried.map(({ name }) => name)).toEqual([]);
});
