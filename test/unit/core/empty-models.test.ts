import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { classValidatorSerializer, Intersection, Nested } from '@modern-rest/class-validator';
import {
  Body,
  Controller,
  Cookies,
  FileMetadata,
  Get,
  Headers,
  nullable,
  oneOf,
  optional,
  Path,
  Post,
  Query,
  Returns,
  record,
  response,
} from '@modern-rest/core';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { Exclude, Expose, Type } from 'class-transformer';
import { IsInt, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { definitionErrorOf, handler, problemsOf } from './problems.ts';

class Empty {
  name!: string;
}
class Holder {
  @Nested(() => Empty) inner!: Empty;
}
class Holders {
  @Nested(() => [Holder]) list!: Holder[];
}
class User {
  @IsInt() id!: number;
}

const CAUSE = 'Empty: none of its properties has a decorator, so its values would be empty objects';

/** A controller whose only handler answers with a type. */
function answering(type: unknown) {
  class AnswerController {
    read(): never {
      throw new Error();
    }
  }
  Returns(type as never)(AnswerController.prototype, 'read', {} as never);
  Get('/')(AnswerController.prototype, 'read', {});
  Controller('/')(AnswerController);
  return AnswerController;
}

describe('C1: a model without a decorated property is a start-up problem', () => {
  test.each([
    ['@Body', Body(Empty)],
    ['@Query', Query(Empty)],
    ['@Headers', Headers(Empty)],
    ['@Cookies', Cookies(Empty)],
    ['@Path', Path(Empty)],
    ['a list', Body([Empty])],
    ['a record', Body(record(Empty))],
    ['a nullable', Body(nullable(Empty))],
    ['an optional', Body(optional(Empty))],
    ['a union', Body(oneOf(Empty, String))],
    ['a nested model', Body(Holder)],
    ['a deeply nested model', Body(Holders)],
    ['a single value', Query('value', Empty)],
  ])('C1: in %s', (_, decorator) => {
    expect(problemsOf([handler(decorator)])).toEqual([['MODEL_EMPTY', CAUSE]]);
  });

  test('C1: in @FileMetadata, for the model of the files and for the model of a file', () => {
    const options = { parsers: [multipartParser()] };
    expect(problemsOf([handler(FileMetadata(Empty))], options)).toEqual([['MODEL_EMPTY', CAUSE]]);
    expect(problemsOf([handler(FileMetadata(Holder))], options)).toEqual([['MODEL_EMPTY', CAUSE]]);
  });

  test.each([
    ['alone', Empty],
    ['in a list', [Empty]],
    ['in a record', record(Empty)],
    ['in a nullable', nullable(Empty)],
    ['nested', Holder],
  ])('C1: in @Returns, %s', (_, type) => {
    expect(problemsOf([answering(type)])).toEqual([['MODEL_EMPTY', CAUSE]]);
  });

  test('C1: in shared responses', () => {
    const options = { responses: [response(404, Empty)] };
    expect(problemsOf([answering(User)], options)).toEqual([['MODEL_EMPTY', CAUSE]]);
  });

  test('C1: as a file answered with its metadata, which UploadedFile itself does not declare', () => {
    expect(problemsOf([answering(UploadedFile)]).map(([code]) => code)).toEqual(['MODEL_EMPTY']);
  });
});

describe('C1: classes of the platform that are no models have the fix that they need', () => {
  test.each([
    ['Readable', Readable, /ctx\.respond = false/],
    ['Uint8Array', Uint8Array, /ctx\.respond = false/],
    ['Buffer', Buffer, /ctx\.respond = false/],
    ['ArrayBuffer', ArrayBuffer, /ctx\.respond = false/],
    ['Blob', Blob, /ctx\.respond = false/],
    ['File', File, /ctx\.respond = false/],
    ['ReadableStream', ReadableStream, /ctx\.respond = false/],
    ['Response', Response, /reply\(status, content, headers\)/],
    ['Error', Error, /@Throws\(404\)/],
    ['TypeError', TypeError, /@Throws\(404\)/],
    ['URL', URL, /String, or @IsUrl\(\)/],
    ['EventEmitter', EventEmitter, /name a model of the values/],
  ])('C1: @Returns(%s)', (name, type, fix) => {
    const { problems } = definitionErrorOf([answering(type)]);
    expect(problems).toMatchObject([{ code: 'MODEL_EMPTY', cause: expect.stringMatching(`^${name}: `), fix: expect.stringMatching(fix) }]);
  });

  test.each([
    ['Uint8Array', Uint8Array, /@FileMetadata or @FileStream/],
    ['Readable', Readable, /@FileMetadata or @FileStream/],
    ['Request', Request, /@Context\(\)/],
  ])('C1: @Body(%s)', (_, type, fix) => {
    const { problems } = definitionErrorOf([handler(Body(type as never))]);
    expect(problems).toMatchObject([{ code: 'MODEL_EMPTY', fix: expect.stringMatching(fix) }]);
  });

  test.each([
    ['Map', Map, 'name the values: record(Model)'],
    ['Set', Set, 'name the items: [Model]'],
    ['Array', Array, 'name the items: [Model]'],
    ['Promise', Promise, 'name the model that the promise resolves with'],
    ['Function', Function, 'name a model: JSON has no functions'],
    ['Symbol', Symbol, 'name a model: JSON has no symbols'],
    ['BigInt', BigInt, 'name String: JSON has no integers of this size'],
    ['Object', Object, 'name a class whose properties have decorators, or record(Model) for an object with any names'],
  ])('C1: @Returns(%s), @Returns([%s]) and @Body(() => %s)', (name, type, fix) => {
    for (const controller of [answering(type), answering([type]), handler(Body((() => type) as never))]) {
      const { problems } = definitionErrorOf([controller]);
      expect(problems).toMatchObject([{ code: 'MODEL_NOT_READABLE', cause: expect.stringContaining(`is ${name}, which is no model`), fix }]);
    }
  });

  test('C1: a Date is a scalar, and a class of one that has decorated properties is a model', () => {
    class ShownError extends Error {
      @IsString() override message!: string;
    }
    expect(problemsOf([answering(Date)])).toEqual([]);
    expect(problemsOf([answering(ShownError)])).toEqual([]);
  });
});

describe('C1: a model is not empty', () => {
  class Inherits extends User {}
  class Exposed {
    @Expose() name?: string;
  }
  class Typed {
    @Type(() => Date) at?: Date;
  }
  class ExposedGetter {
    @Expose()
    get name(): string {
      return 'x';
    }
  }
  @Exclude()
  class Marker {}
  class AlsoMarker extends Marker {}
  abstract class Shape {}
  class Circle extends Shape {}
  class Square extends Shape {
    @IsInt() side!: number;
  }
  class Drawing {
    @Nested()
    @Type(() => Shape, {
      discriminator: {
        property: 'kind',
        subTypes: [
          { name: 'circle', value: Circle },
          { name: 'square', value: Square },
        ],
      },
    })
    shape!: Shape;
  }

  test.each([
    ['that only inherits', Inherits],
    ['that Intersection makes', Intersection(User, Exposed)],
    ['with @Expose only', Exposed],
    ['with @Type only', Typed],
    ['with an exposed getter only', ExposedGetter],
    ['with @Exclude() on the class, which says that this is meant', Marker],
    ['that extends a class with @Exclude()', AlsoMarker],
    ['whose subclasses a discriminator tells apart', Drawing],
  ])('C1: %s', (_, model) => {
    expect(problemsOf([answering(model), handler(Body(model as never), { path: '/b' })])).toEqual([]);
  });

  test('C1: but the base of a discriminator is, where it is used itself', () => {
    class Both {
      @Nested() drawing!: Drawing;
      @Nested(() => Shape as never) shape!: Shape;
    }
    expect(problemsOf([answering(Both)])).toEqual([['MODEL_EMPTY', expect.stringMatching(/^Shape: /)]]);
    expect(problemsOf([answering(oneOf([Circle], Drawing))])).toEqual([['MODEL_EMPTY', expect.stringMatching(/^Circle: /)]]);
  });

  test('C1: of a file, whose properties the parser fills', () => {
    class Uploads {
      @Nested() photo!: UploadedFile;
    }
    expect(problemsOf([handler(FileMetadata(Uploads))], { parsers: [multipartParser()] })).toEqual([]);
  });

  test('C1: but a model of files is needed where a file itself is named', () => {
    const problems = problemsOf([handler(FileMetadata(UploadedFile))], { parsers: [multipartParser()] });
    expect(problems).toEqual([['MODEL_NOT_READABLE', 'UploadedFile: the class is a file itself, not a model of files']]);
  });

  test('C1: with another serializer, which knows its own models', () => {
    const read = () => () => ({ value: undefined });
    const serializer = { ...classValidatorSerializer(), loader: read, dumper: read, jsonDumper: () => () => ({ text: '{}' }) };
    expect(problemsOf([answering(Empty)], { serializer })).toEqual([]);
  });
});

test('C1: single values without a readable type are reported once', () => {
  expect(problemsOf([handler(Query('value', undefined as never, {}))]).map(([code]) => code)).toEqual(['MODEL_UNDEFINED']);
  class BareController {
    @Post('/')
    @Returns(null)
    read(@(Query('value', Map as never, {}) as ParameterDecorator) _value: never): void {}
  }
  Controller('/')(BareController);
  expect(problemsOf([BareController]).map(([code]) => code)).toEqual(['MODEL_NOT_READABLE']);
});
