import { type DefinitionProblemCode, type Model, optional } from '@modern-rest/core';
import { IsString } from 'class-validator';
import { Body, Controller, createApp, type DefinitionError, FileMetadata, Get, Nested, Post, Query, Returns, Route } from 'modern-rest';
import { describe, expect, test } from 'vitest';
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

  test('F-034: a handler of whose answer nothing is known', () => {
    @Controller('/')
    class Silent {
      @Get('/')
      find(): void {}

      @Get('/later')
      async later(): Promise<User> {
        return new User();
      }
    }
    expect(problemsOf(Silent)).toEqual([
      ['RESPONSE_MISSING', 'Silent.find'],
      ['MODEL_ERASED', 'Silent.later'],
    ]);
  });

  test('F-035: a method that is none of HTTP, and one that no route makes an endpoint', () => {
    @Controller('/')
    class Misspelt {
      @Route('GETT', '/')
      @Returns(User)
      gett(): User {
        return new User();
      }

      @Returns(User)
      get(): User {
        return new User();
      }
    }
    expect(problemsOf(Misspelt)).toEqual([
      ['METHOD_INVALID', 'Misspelt.gett'],
      ['ROUTE_MISSING', 'Misspelt.get'],
    ]);
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
