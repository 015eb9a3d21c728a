import { classValidatorSerializer, Nested, Nullable } from '@modern-rest/class-validator';
import { type ConformanceError, Controller, createApi, Get, jsonRenderer, type Model, nullable, type Renderer, Returns } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { Transform, Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsPositive,
  IsString,
  Validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { WAYS } from './equality/equally.ts';

/** Writes values as JSON, too, but is given them: nobody says that it does. */
const other: Renderer = { mediaType: 'application/x-other', render: (value) => JSON.stringify(value) };

/** Each way of compiling, with the renderer of JSON and with another one. */
const RENDERED = WAYS.flatMap((way) =>
  [jsonRenderer(), other].map((renderer) => ({ ...way, as: renderer.mediaType, renderers: [renderer], validateResponses: true })),
);
/** The same, and what is only written. */
const WRITTEN = RENDERED.flatMap((way) => [way, { ...way, as: `${way.as}, not validated`, validateResponses: false }]);

type Way = (typeof RENDERED)[number];

/** What a client gets of a value; the issues where it does not conform. */
async function answer(
  model: Model<object> | ReturnType<typeof nullable<Model<object>>>,
  value: unknown,
  { generate, renderers, validateResponses }: Way,
): Promise<unknown> {
  const reported: unknown[] = [];

  @Controller('/')
  class AnswerController {
    @Get()
    @Returns(model as Model<object>)
    answer(): object {
      return value as object;
    }
  }
  const api = createApi({
    title: 'Test',
    version: '1',
    controllers: [AnswerController],
    serializer: classValidatorSerializer({ generate }),
    renderers,
    validateResponses,
    reportError: (error) => reported.push(error),
  });
  const response = await inMemory(api)({ method: 'GET', url: '/' });
  if (response.ok) return response.body === null ? undefined : response.json();
  const { issues = [], ...error } = reported[0] as ConformanceError;
  if (issues.length === 0) throw error;
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

abstract class Shape {}
class Circle extends Shape {
  @IsPositive()
  radius!: number;
}
class Square extends Shape {
  @IsPositive()
  side!: number;
}
class Dot extends Shape {}
const circle = (radius: number) => Object.assign(new Circle(), { radius });
const square = (side: number) => Object.assign(new Square(), { side });
const subTypes = [
  { name: 'circle', value: Circle },
  { name: 'square', value: Square },
  { name: 'dot', value: Dot },
];
const ofShapes = () => Type(() => Shape, { discriminator: { property: 'kind', subTypes } });

describe('what a discriminator tells', () => {
  class Drawing {
    @IsOptional()
    @ValidateNested()
    @ofShapes()
    frame?: Shape;

    @Nested()
    @ofShapes()
    shapes!: Shape[];
  }

  test.each(WRITTEN)('is written of instances, and of plain values that say it: $way, $as', async (way) => {
    const shapes = [circle(1), square(2), new Dot(), { kind: 'circle', radius: 3, more: 1 }];
    expect(await answer(Drawing, { frame: circle(4), shapes }, way)).toEqual({
      frame: { kind: 'circle', radius: 4 },
      shapes: [{ kind: 'circle', radius: 1 }, { kind: 'square', side: 2 }, { kind: 'dot' }, { kind: 'circle', radius: 3 }],
    });
  });

  test.each(RENDERED)('is asked of every value: $way, $as', async (way) => {
    const shapes = [circle(-1), { radius: 1 }, { kind: 'cube' }, { kind: 1 }, 'circle', null, []];
    expect(await answer(Drawing, { frame: { kind: 'square' }, shapes }, way)).toEqual([
      'frame.side: side is required',
      'shapes.0.radius: radius must be a positive number',
      'shapes.1.kind: kind must be one of circle, square, dot',
      'shapes.2.kind: kind must be one of circle, square, dot',
      'shapes.3.kind: kind must be one of circle, square, dot',
      'shapes.4: shapes must be an object',
      'shapes.5: shapes must be an object',
      'shapes.6: shapes must be an object',
    ]);
  });

  test.each(WRITTEN.filter(({ validateResponses }) => !validateResponses))(
    'is left out where nothing tells, and nobody asks: $way, $as',
    async (way) => {
      const shapes = [{ radius: 1 }, 'circle', null];
      expect(await answer(Drawing, { shapes }, way)).toEqual({ shapes });
    },
  );

  class Kept {
    @IsString()
    kind!: string;
  }
  class Keeping {
    @Nested()
    @Type(() => Kept, { discriminator: { property: 'kind', subTypes: [{ name: 'kept', value: Kept }] }, keepDiscriminatorProperty: true })
    one!: Kept;
  }

  test.each(RENDERED)('is written once where the instance has it, too: $way, $as', async (way) => {
    expect(await answer(Keeping, { one: Object.assign(new Kept(), { kind: 'kept' }) }, way)).toEqual({ one: { kind: 'kept' } });
  });
});

describe('collections', () => {
  class Collections {
    @IsOptional()
    @Nested()
    @Type(() => Circle)
    map?: Map<string, Circle>;

    @IsOptional()
    @Nested()
    @Type(() => Circle)
    set?: Set<Circle>;

    @IsOptional()
    @IsArray()
    anything?: unknown[];

    @IsOptional()
    @Type(() => Object)
    plain?: Map<string, unknown>;
  }

  test.each(WRITTEN)('are written as JSON has them: $way, $as', async (way) => {
    const map = new Map([
      ['a"', circle(1)],
      ['b', circle(2)],
    ]);
    expect(await answer(Collections, { map, set: new Set([circle(3)]), anything: [1, 'a', null], plain: new Map([['x', null]]) }, way)).toEqual({
      map: { 'a"': { radius: 1 }, b: { radius: 2 } },
      set: [{ radius: 3 }],
      anything: [1, 'a', null],
      plain: { x: null },
    });
  });

  test.each(WRITTEN)('may be the plain values that stand for them: $way, $as', async (way) => {
    const plain = { map: { a: { radius: 1 } }, set: [{ radius: 2 }], plain: { y: [1] } };
    expect(await answer(Collections, plain, way)).toEqual(plain);
  });

  test.each(WRITTEN)('hold what JSON has, and leave out what it has not: $way, $as', async (way) => {
    const plain = new Map<string, unknown>([
      ['nothing', undefined],
      ['null', null],
      ['number', Number.NaN],
      ['yes', true],
      ['no', false],
      ['object', { a: 1 }],
    ]);
    expect(await answer(Collections, { plain }, way)).toEqual({ plain: { null: null, number: null, yes: true, no: false, object: { a: 1 } } });
  });

  test.each(RENDERED)('are asked until enough is wrong: $way, $as', async (way) => {
    const issues = (await answer(Collections, { set: new Set(Array.from({ length: 300 }, () => circle(-1))) }, way)) as string[];
    expect([issues.length, issues[99]]).toEqual([100, 'set.99.radius: radius must be a positive number']);
  });

  class Typed {
    @IsOptional()
    @Type(() => Number)
    map?: Map<string, number>;

    @IsOptional()
    @Type(() => String)
    set?: Set<string>;

    @IsOptional()
    @IsIn(['a', 'b'], { each: true })
    list?: string[];
  }

  test.each(WRITTEN)('of plain values are written, too: $way, $as', async (way) => {
    const plain = { map: { a: 1 }, set: ['x'], list: ['a', 'b'] };
    expect(await answer(Typed, { map: new Map([['a', 1]]), set: new Set(['x']), list: ['a', 'b'] }, way)).toEqual(plain);
    expect(await answer(Typed, plain, way)).toEqual(plain);
  });

  test.each(RENDERED)('of plain values are asked, too: $way, $as', async (way) => {
    expect(await answer(Typed, { map: new Map([['a', 'x']]), set: new Set([1]), list: ['c'] }, way)).toEqual([
      'map.a: a must be a number',
      'set.0: set must be a string',
      'list.0: each value in list must be one of the following values: a, b',
    ]);
  });

  class Counted {
    @Nested(() => [Circle])
    @IsDefined({ each: true })
    @ValidateBy({ name: 'counted', validator: { validate: () => false } }, { each: true })
    circles!: Circle[];
  }

  test.each(RENDERED)('are asked no more where one of them is nothing that could be: $way, $as', async (way) => {
    expect(await answer(Counted, { circles: [circle(1)] }, way)).toEqual(['circles.0: ']);
    expect(await answer(Counted, { circles: [circle(1), 5] }, way)).toEqual(['circles.1: circles must be an object']);
  });

  test.each(RENDERED)('are asked item by item, and whether they are collections: $way, $as', async (way) => {
    expect(await answer(Collections, { map: { a: circle(-1) }, set: new Set([circle(1), circle(-2)]) }, way)).toEqual([
      'map.a.radius: radius must be a positive number',
      'set.1.radius: radius must be a positive number',
    ]);
    expect(await answer(Collections, { map: 5, set: {}, anything: {}, plain: [] }, way)).toEqual([
      'map: map must be an object',
      'set: set must be a list',
      'anything: anything must be a list',
      'plain: plain must be an object',
    ]);
  });
});

describe('single properties', () => {
  class Parent {
    @IsString()
    name!: string;

    @IsOptional()
    @Nested(() => Parent)
    child?: Parent;

    @Nullable()
    @IsString()
    @Transform(({ value }) => (value === null ? null : `${value}!`), { toPlainOnly: true })
    note!: string | null;

    @ValidateIf((parent: Parent) => parent.name !== 'free')
    @Nested(() => Circle)
    mark?: Circle;

    get shouted(): string {
      return String(this.name).toUpperCase();
    }
  }
  IsString()(Parent.prototype, 'shouted');

  test.each(RENDERED)('are transformed, computed and nested: $way, $as', async (way) => {
    const child = { name: 'b', note: null, mark: circle(1) };
    expect(await answer(Parent, { name: 'a', note: 'x', child, mark: circle(2) }, way)).toEqual({
      name: 'a',
      note: 'x!',
      shouted: 'A',
      mark: { radius: 2 },
      child: { name: 'b', note: null, shouted: 'B', mark: { radius: 1 } },
    });
  });

  test.each(RENDERED)('are asked on every level, and excused where a condition says so: $way, $as', async (way) => {
    const child = { name: 5, note: 'x', mark: circle(-1) };
    expect(await answer(Parent, { name: 'free', note: 6, child, mark: circle(-2) }, way)).toEqual([
      'child.name: name must be a string',
      'child.mark.radius: radius must be a positive number',
      'note: note must be a string',
    ]);
  });

  test.each(RENDERED)('a model within itself is refused: $way, $as', async (way) => {
    const parent: Record<string, unknown> = { name: 'a', note: 'x', mark: circle(1) };
    parent['child'] = parent;
    expect(await answer(Parent, parent, way)).toEqual(['child: child must not be within itself']);
  });
});

@ValidatorConstraint({ async: true })
class IsFree {
  async validate(value: unknown): Promise<boolean> {
    return value !== 'taken';
  }

  defaultMessage(): string {
    return 'is taken';
  }
}
class Named {
  @Validate(IsFree)
  @IsString()
  name!: string;
}

test.each(RENDERED)('what a constraint waits for is waited for: $way, $as', async (way) => {
  expect(await answer(Named, { name: 'free' }, way)).toEqual({ name: 'free' });
  expect(await answer(Named, { name: 'taken' }, way)).toEqual(['name: is taken']);
});

test.each(RENDERED)('what is no object is refused: $way, $as', async (way) => {
  expect(await answer(Named, 5, way)).toEqual([': must be an object']);
});

test.each(RENDERED)('@ValidateNested is asked of what is no object, too: $way, $as', async (way) => {
  class Odd {
    @ValidateNested()
    @IsString()
    value!: unknown;
  }
  expect(await answer(Odd, { value: 'text' }, way)).toEqual(['value: nested property value must be either object or array']);
});

test.each(WRITTEN)('what may be null may be nothing where nobody asks: $way, $as', async (way) => {
  expect(await answer(nullable(Circle), null, way)).toBe(null);
  if (!way.validateResponses) expect(await answer(nullable(Circle), undefined, way)).toBeUndefined();
});
