import { classValidatorSerializer, Detected, Nested } from '@modern-rest/class-validator';
import {
  Body,
  Controller,
  Cookies,
  FileMetadata,
  Get,
  Headers,
  jsonParser,
  nullable,
  oneOf,
  Path,
  Query,
  Returns,
  readEach,
  record,
  UnreadableModelError,
} from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { Expose, Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf } from './api.ts';
import { definitionErrorOf, handler, problemsOf } from './problems.ts';

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

const causesOf = (...args: Parameters<typeof problemsOf>): string[] => problemsOf(...args).map(([, cause]) => cause);

describe('C17: one report has all problems of all models', () => {
  class Item {
    @Nested() parts!: unknown[];
    @IsInt() price!: string;
  }
  class Order {
    @Nested() items!: unknown[];
    @Expose() untyped!: string;
    @Nested(() => [Item]) more!: Item[];
    @Nested(() => Item) one!: Item;
    @Expose({ name: 'id' }) @IsInt() key!: number;
    @IsInt() id!: number;
    constructor() {
      Object.defineProperty(this, 'note', { value: '', enumerable: true });
    }
  }
  Reflect.deleteMetadata('design:type', Order.prototype, 'untyped');

  const ALL = [
    'Order: nothing tells the class of the nested property items',
    'Order: nothing tells the type of the property untyped',
    'Order: the field note has no decorator, so it is never read from a request',
    'Order: its properties key and id are both named id on the wire',
    'Item: nothing tells the class of the nested property parts',
    'Item: @IsInt contradicts the declared type of the property price, which is string',
  ];

  test('C17: of a request, each once', () => {
    expect(causesOf([handler(Body(Order))])).toEqual(ALL);
    expect(causesOf([handler(Body(oneOf([Order], record(Item))))])).toEqual(ALL);
  });

  test('C17: of an answer', () => {
    expect(causesOf([answering([Order])])).toEqual(ALL.filter((cause) => !cause.includes('note')));
  });

  test('C17: of one property with several', () => {
    class Odd {
      @Nested() toString!: never;
      @IsInt() @IsString({ each: true }) name!: boolean;
    }
    expect(causesOf([handler(Body(Odd as never))])).toEqual([
      'Odd: the property toString has the name of something that every object has',
      expect.stringContaining('Odd: nothing tells the class of the nested property toString'),
      'Odd: @IsString for each item contradicts the declared type of the property name, which is boolean',
      'Odd: @IsInt contradicts the declared type of the property name, which is boolean',
    ]);
  });

  test('C17: of models in different media types, of files, and of single values', () => {
    class Photo {
      @Detected('image/png') name!: string;
    }
    class Photos {
      @IsString() one!: string;
      @IsString() two!: string;
      @Nested() photo!: Photo;
    }
    expect(causesOf([handler(FileMetadata(Photos))], { parsers: [multipartParser()] })).toEqual([
      'Photos: the file one has no model',
      'Photos: the file two has no model',
      'Photo: @Detected stands on name',
    ]);
    class ValuesController {
      @Get('/')
      @Returns(null)
      read(
        @(Query('one', record(Number) as never, {}) as ParameterDecorator) _one: never,
        @(Query('two', nullable(String) as never, {}) as ParameterDecorator) _two: never,
      ): void {}
    }
    Controller('/')(ValuesController);
    expect(causesOf([ValuesController])).toEqual([
      'Record<string, number>: a single value cannot be of this type',
      'string | null: a single value cannot be of this type',
    ]);
  });

  test('C17: of two unions', () => {
    class Cat {
      @IsInt() id!: number;
    }
    class Dog {
      @IsInt() id!: number;
    }
    expect(causesOf([handler(Body([oneOf(Cat, record(oneOf(Cat, Dog)))] as never))])).toEqual([
      'Cat | Record<string, Cat | Dog>: nothing tells its members apart',
      'Cat | Dog: nothing tells its members apart',
    ]);
  });

  test('C17: of a serializer of another library', () => {
    const problem = (cause: string) => ({ code: 'MODEL_NOT_READABLE', cause, fix: 'mend it' }) as const;
    const loader = () => {
      throw new UnreadableModelError([problem('one'), problem('two'), problem('one')]);
    };
    class Simple {
      @IsInt() id!: number;
    }
    expect(causesOf([handler(Body(Simple))], { serializer: { ...classValidatorSerializer(), loader } })).toEqual(['one', 'two']);
  });

  test('C17: readEach gives the values, and throws every other error as it is', () => {
    expect(readEach([1, 2], (one) => one * 2)).toEqual([2, 4]);
    const broken = new RangeError('broken');
    expect(() =>
      readEach([1], () => {
        throw broken;
      }),
    ).toThrow(broken);
  });
});

describe('C13: a file in a part of a request that has none is a start-up problem', () => {
  class Photo extends UploadedFile {
    @IsIn(['image/png']) declare contentType: string;
  }
  class Post {
    @Nested() photo!: Photo;
  }
  class Posts {
    @Nested(() => [Post]) posts!: Post[];
  }
  class Loose {
    @IsObject() photo!: UploadedFile;
  }
  class Album {
    @Nested(() => [Photo]) photos!: Photo[];
  }
  class Shown {
    @ValidateNested()
    @Type(() => UploadedFile, { discriminator: { property: 'kind', subTypes: [{ name: 'photo', value: Photo }] } })
    photo!: UploadedFile;
  }
  const property = (cause: string) => `${cause}, and only @FileMetadata and @FileStream read files`;

  test.each([
    ['@Body', Body(Post), 'Post: the property photo is a file'],
    ['@Query', Query(Post), 'Post: the property photo is a file'],
    ['@Headers', Headers(Post), 'Post: the property photo is a file'],
    ['@Cookies', Cookies(Post), 'Post: the property photo is a file'],
    ['@Path', Path(Post), 'Post: the property photo is a file'],
    ['a list', Body([Post]), 'Post: the property photo is a file'],
    ['a union', Body(oneOf(Post, String)), 'Post: the property photo is a file'],
    ['a record', Body(record(Post)), 'Post: the property photo is a file'],
    ['a nested list', Body(Posts), 'Post: the property photo is a file'],
    ['a list of files', Body(Album), 'Album: the property photos is a file'],
    ['a discriminated property', Body(Shown), 'Shown: the property photo is a file'],
    ['a property that is not nested', Body(Loose), 'Loose: the property photo is a file'],
    ['the body itself', Body(Photo), 'Photo: the class is a file'],
    ['a list of bodies', Body([Photo]), 'Photo: the class is a file'],
  ])('C13: %s', (_, decorator, cause) => {
    const [first] = definitionErrorOf([handler(decorator as ReturnType<typeof Body>)]).problems;
    expect(first).toMatchObject({ code: 'FILE_MISPLACED', cause: property(cause), fix: expect.stringContaining('@FileMetadata') });
  });

  test('C13: a single value', () => {
    expect(problemsOf([handler(Query('photo', Photo))]).map(([code]) => code)).toContain('FILE_MISPLACED');
  });

  test('C13: but it may be read by @FileMetadata, from a form and from base64, and be answered with', () => {
    for (const parsers of [[multipartParser()], [base64Files(jsonParser())]]) {
      expect(problemsOf([handler(FileMetadata(Post)), answering(Post)], { parsers })).toEqual([]);
    }
  });

  test('C13: JSON makes no file for @FileMetadata', async () => {
    const send = inMemory(apiOf([handler(FileMetadata(Post))], { parsers: [base64Files(jsonParser())] }));
    const response = await send({ method: 'POST', url: '/', body: { photo: { size: 1, name: 'x', contentType: 'image/png' } } });
    expect(response.status).toBe(400);
  });
});

describe('C4: a model that does not exist yet is a start-up problem', () => {
  const uninitialized = (): never => {
    throw new ReferenceError("Cannot access 'User' before initialization");
  };
  const CAUSE = "does not exist yet (Cannot access 'User' before initialization): two files import each other, and this one runs first";
  class Nesting {
    @Nested(uninitialized) user!: object;
    @ValidateNested() @Type(uninitialized) typed!: object;
  }

  test('C4: in the function of a decorator of a parameter or an answer', () => {
    expect(problemsOf([handler(Body(uninitialized as never))])).toEqual([['MODEL_UNDEFINED', `the model of the body ${CAUSE}`]]);
    expect(problemsOf([handler(Body([nullable(uninitialized)] as never))])).toEqual([['MODEL_UNDEFINED', `the model of the body ${CAUSE}`]]);
    expect(problemsOf([answering(uninitialized)])).toEqual([['MODEL_UNDEFINED', `the model of the answer ${CAUSE}`]]);
  });

  test('C4: in the function of a decorator of a property', () => {
    expect(problemsOf([handler(Body(Nesting))])).toEqual([
      ['MODEL_UNDEFINED', `Nesting: the class of the property user ${CAUSE}`],
      ['MODEL_UNDEFINED', `Nesting: the class of the property typed ${CAUSE}`],
    ]);
    const [{ fix } = { fix: '' }] = definitionErrorOf([handler(Body(Nesting))]).problems;
    expect(fix).toBe('call createApp in a file that none of these files imports');
  });

  test('C4: with another error, the function itself is wrong', () => {
    const broken = (): never => {
      throw new TypeError('x is not a function');
    };
    class Broken {
      @Nested(broken) one!: object;
      @Nested(() => undefined as never) two!: object;
    }
    expect(problemsOf([handler(Body(broken as never))])).toEqual([
      ['MODEL_NOT_READABLE', 'the model of the body is unknown: its function throws TypeError: x is not a function'],
    ]);
    expect(problemsOf([handler(Body(Broken))])).toEqual([
      ['MODEL_NOT_READABLE', 'Broken: the class of the property one is unknown: its function throws TypeError: x is not a function'],
      ['MODEL_UNDEFINED', 'Broken: the class of the property two is undefined: the function of @Nested returned nothing'],
    ]);
  });
});
