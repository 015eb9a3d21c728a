import { Intersection, Nested } from '@modern-rest/class-validator';
import { buildDocument } from '@modern-rest/openapi';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min, MinLength, ValidateNested } from 'class-validator';
import { expect, test } from 'vitest';
import { echo } from './echo.ts';

class Place {
  @IsString()
  city!: string;
}

class Named {
  @Min(1)
  @IsInt()
  id = 1;

  @Expose({ name: 'full-name' })
  @IsString()
  name!: string;

  @Expose()
  get upper(): string {
    return this.name.toUpperCase();
  }

  greet(): string {
    return `Hello ${this.name}`;
  }
}

class Located {
  @Nested()
  place!: Place;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Place)
  visited?: Place[];

  @IsOptional()
  @Type(() => Number)
  @Transform(({ value }: { value: number }) => value * 2, { toClassOnly: true })
  height?: number;
}

class Secretive {
  @Expose()
  @IsString()
  open = 'open';

  @IsString()
  secret = 'secret';
}
Exclude()(Secretive);

class Both extends Intersection(Named, Located, Secretive) {
  @IsOptional()
  @IsString()
  own?: string;
}

class Narrower extends Both {
  @Min(5)
  override id = 5;
}

const GOOD = { 'full-name': 'Ada', place: { city: 'London' } };

test('an intersection has the properties, decorators and initial values of all its models', async () => {
  const { json, received } = echo(Both);
  expect((await json({ ...GOOD, visited: [GOOD.place], height: 2, own: 'x', more: 1 })).body).toEqual({
    ...GOOD,
    visited: [GOOD.place],
    id: 1,
    height: 4,
    own: 'x',
    open: 'open',
    upper: 'ADA',
  });
  const [value] = received as Both[];
  expect(value).toBeInstanceOf(Both);
  expect(value?.place).toBeInstanceOf(Place);
  expect(value?.greet()).toBe('Hello Ada');
  expect(value?.secret).toBe('secret');
});

test('an intersection is validated by the constraints of all its models', async () => {
  expect((await echo(Both).json({ id: 0, place: {}, own: 1 })).issues).toEqual([
    [['body', 'id'], 'id must not be less than 1'],
    [['body', 'full-name'], 'full-name is required'],
    [['body', 'place', 'city'], 'city is required'],
    [['body', 'own'], 'own must be a string'],
  ]);
});

test('an intersection can be extended further', async () => {
  const { json } = echo(Narrower);
  expect(await json(GOOD)).toMatchObject({ status: 200, body: { id: 5 } });
  expect((await json({ ...GOOD, id: 4 })).issues).toEqual([[['body', 'id'], 'id must not be less than 5']]);
});

test('an intersection leaves its models as they are', async () => {
  expect((await echo(Named).json({ 'full-name': 'Ada' })).body).toEqual({ id: 1, 'full-name': 'Ada', upper: 'ADA' });
});

test('an intersection is described as one schema', () => {
  expect(buildDocument(echo(Both).api).components?.schemas?.['BothInput']).toEqual({
    type: 'object',
    properties: {
      id: { type: 'integer', minimum: 1, default: 1 },
      'full-name': { type: 'string' },
      place: { $ref: '#/components/schemas/Place' },
      visited: { type: ['array', 'null'], items: { $ref: '#/components/schemas/Place' } },
      height: { type: ['number', 'null'] },
      open: { type: 'string', default: 'open' },
      own: { type: ['string', 'null'] },
    },
    required: ['full-name', 'place'],
  });
});

test('an intersection keeps out what one of its models keeps out', async () => {
  class Account {
    @IsString()
    name = 'ada';

    @Exclude({ toPlainOnly: true })
    @IsString()
    password!: string;
  }
  class Signed extends Intersection(Account, Place) {}
  const { json, received } = echo(Signed);
  expect(await json({ password: 'secret', city: 'London' })).toMatchObject({ status: 200, body: { name: 'ada', city: 'London' } });
  expect((await json({ password: 'secret', city: 'London' })).body).not.toHaveProperty('password');
  expect(received[0]).toMatchObject({ password: 'secret' });
});

test('an intersection needs nothing that only a compiler writes down', async () => {
  // As in JavaScript, where decorators are called.
  class Titled {
    declare title: string;
  }
  IsString()(Titled.prototype, 'title');
  class Counted {
    declare count: number;
  }
  IsInt()(Counted.prototype, 'count');
  const { json } = echo(Intersection(Titled, Counted));
  expect(await json({ title: 'a', count: 1 })).toMatchObject({ status: 200, body: { title: 'a', count: 1 } });
  expect((await json({ title: 1, count: 'a' })).issues).toEqual([
    [['body', 'title'], 'title must be a string'],
    [['body', 'count'], 'count must be an integer number'],
  ]);
});

test('an intersection keeps the type of a property where another model has none', async () => {
  class Aged {
    @IsOptional()
    age?: number;
  }
  class Dated {
    declare age: unknown;
  }
  IsOptional()(Dated.prototype, 'age');
  expect((await echo(Intersection(Aged, Dated)).json({ age: '1' })).issues).toEqual([[['body', 'age'], 'age must be a number']]);
});

test('a field without an initial value takes none away from another model', async () => {
  class Numbered {
    @IsInt()
    id!: number;
  }
  expect(await echo(Intersection(Named, Numbered)).json({ 'full-name': 'Ada' })).toMatchObject({ status: 200, body: { id: 1 } });
  expect(await echo(Intersection(Numbered, Named)).json({ 'full-name': 'Ada' })).toMatchObject({ status: 200, body: { id: 1 } });
});

test('properties come in the order of their first declaration, whether instances have them or not', async () => {
  class Base {
    @IsString()
    declare first: string;

    @IsString()
    declare second: string;
  }
  class Derived extends Base {
    @IsString()
    declare third: string;

    @MinLength(2)
    declare first: string;
  }
  const issues = ['first', 'second', 'third', 'city'].map((name) => [['body', name], `${name} is required`]);
  expect((await echo(Derived).json({})).issues).toEqual(issues.slice(0, 3));
  expect((await echo(Intersection(Derived, Place)).json({})).issues).toEqual(issues);
});
