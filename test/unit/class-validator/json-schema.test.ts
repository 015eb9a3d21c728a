import { Nested } from '@modern-rest/class-validator';
import { Body, Controller, Get, Headers, Post, Query, Returns } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { Exclude, Expose } from 'class-transformer';
import { Allow, IsDate, IsEnum, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, Min, MinLength } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf } from './echo.ts';
import { propertiesOf } from './schemas.ts';

enum Colour {
  Red = 'red',
}

class Address {
  @IsString()
  street!: string;
}

class User {
  @Max(9)
  @Min(1)
  @IsInt()
  id!: number;

  @IsOptional()
  @IsString()
  nick?: string;

  @IsOptional()
  @IsEnum(Colour)
  colour?: Colour;

  @IsOptional()
  @Nested()
  home?: Address;

  @Nested(() => [Address])
  others: Address[] = [];

  @IsString({ each: true })
  tags: string[] = ['new'];

  @IsDate()
  at: Date = new Date(0);

  @IsUUID()
  key: string = crypto.randomUUID();

  @Exclude({ toPlainOnly: true })
  @MinLength(8)
  password!: string;

  @Expose()
  @IsString()
  get label(): string {
    return `user ${this.id}`;
  }
}

class Tree {
  @Nested(() => [Tree])
  trees!: Tree[];
}

class Filter {
  @IsOptional()
  @Min(0)
  size?: number;

  @IsOptional()
  @Nested()
  address?: Address;

  @IsString({ each: true })
  tags!: string[];

  @IsInt()
  @Max(99)
  page = 1;
}

@Controller('/users')
class UserController {
  @Get()
  @Returns([User])
  list(@Query(Filter) _filter: Filter, @Headers(Filter) _headers: Filter): User[] {
    return [];
  }

  @Post()
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }

  @Post('/trees')
  @Returns(Tree)
  tree(@Body(Tree) tree: Tree): Tree {
    return tree;
  }
}

const api = apiOf([UserController]);
const document = buildDocument(api);
const schemas = document.components?.schemas ?? {};

describe('the schema of a model', () => {
  test('says what goes in', () => {
    expect(schemas['UserInput']).toEqual({
      type: 'object',
      properties: {
        id: { type: 'integer', minimum: 1, maximum: 9 },
        nick: { type: ['string', 'null'] },
        colour: { type: ['string', 'null'], enum: ['red', null] },
        home: { anyOf: [{ $ref: '#/components/schemas/Address' }, { type: 'null' }] },
        others: { type: 'array', items: { $ref: '#/components/schemas/Address' }, default: [] },
        tags: { type: 'array', items: { type: 'string' }, default: ['new'] },
        at: { type: 'string', format: 'date-time' },
        key: { type: 'string', format: 'uuid' },
        password: { type: 'string', minLength: 8 },
      },
      required: ['id', 'password'],
    });
  });

  test('says what comes out', () => {
    expect(schemas['User']).toMatchObject({ required: ['id', 'others', 'tags', 'at', 'key', 'label'] });
    expect(Object.keys(propertiesOf(api, 'User') ?? {})).not.toContain('password');
    expect(propertiesOf(api, 'User')?.['tags']).toEqual({ type: 'array', items: { type: 'string' } });
  });

  test('has two names only where the forms differ', () => {
    expect(Object.keys(schemas).filter((name) => !name.startsWith('Error') && name !== 'ProblemDetails')).toEqual([
      'Address',
      'Tree',
      'User',
      'UserInput',
    ]);
  });

  test('may refer to itself', () => {
    expect(schemas['Tree']).toEqual({
      type: 'object',
      properties: { trees: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      required: ['trees'],
    });
  });
});

test('parameters have no null: text cannot say it', () => {
  const parameters = document.paths?.['/users']?.get?.parameters;
  expect(parameters).toEqual(
    (['query', 'header'] as const).flatMap((location) => [
      { name: 'size', in: location, schema: { type: 'number', minimum: 0 } },
      // A model within text is JSON.
      { name: 'address', in: location, content: { 'application/json': { schema: { $ref: '#/components/schemas/Address' } } } },
      { name: 'tags', in: location, required: true, schema: { type: 'array', items: { type: 'string' } } },
      { name: 'page', in: location, schema: { type: 'integer', maximum: 99, default: 1 } },
    ]),
  );
});

test('G1: an initial promise is not a default, on any version of Node.js', () => {
  class Later {
    @Allow()
    later: unknown = Promise.resolve('x');
  }

  @Controller('/later')
  class LaterController {
    @Post()
    @Returns(null)
    create(@Body(Later) _later: Later): void {}
  }
  expect(propertiesOf(apiOf([LaterController]), 'Later')?.['later']).toEqual({});
});

test('constraints that need the same keyword all hold', () => {
  class Word {
    @Matches(/^a/)
    @Matches(/z$/)
    @IsNotEmpty()
    @MinLength(3)
    word!: string;
  }

  @Controller('/words')
  class WordController {
    @Post()
    @Returns(Word)
    create(@Body(Word) word: Word): Word {
      return word;
    }
  }
  expect(propertiesOf(apiOf([WordController]), 'Word')?.['word']).toEqual({
    type: 'string',
    pattern: '^a',
    minLength: 1,
    allOf: [{ pattern: 'z$' }, { minLength: 3 }],
  });
});
