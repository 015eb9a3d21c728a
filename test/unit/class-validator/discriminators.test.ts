import { Nested } from '@modern-rest/class-validator';
import { DefinitionError } from '@modern-rest/core';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsPositive, IsString, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';
import { answerer, VALIDATING, WRITERS } from './writers.ts';

class Shape {}
class Circle extends Shape {
  @IsPositive()
  radius!: number;
}
class Square extends Shape {
  @IsPositive()
  side!: number;
}
const subTypes = [
  { name: 'circle', value: Circle },
  { name: 'square', value: Square },
];
const discriminator = { property: 'kind', subTypes };
const CIRCLE = { kind: 'circle', radius: 1 };
const SQUARE = { kind: 'square', side: 2 };

describe('C5: @Nested next to @Type with a discriminator', () => {
  class Drawing {
    @Nested(() => [Shape])
    @Type(() => Shape, { discriminator })
    shapes!: Shape[];

    @IsOptional()
    @Nested(() => Shape)
    @Type(() => Shape, { discriminator })
    frame?: Shape;
  }

  test('reads the subclasses and validates them', async () => {
    const { json, received } = echo(Drawing);
    const body = { shapes: [CIRCLE, SQUARE], frame: SQUARE };
    expect(await json(body)).toMatchObject({ status: 200, body });
    const [drawing] = received as Drawing[];
    expect(drawing?.shapes.map((shape) => shape.constructor)).toEqual([Circle, Square]);
    expect((await json({ shapes: [{ kind: 'circle', radius: -1 }, { kind: 'cube' }] })).issues).toEqual([
      [['body', 'shapes', 0, 'radius'], 'radius must be a positive number'],
      [['body', 'shapes', 1, 'kind'], 'kind must be one of circle, square'],
    ]);
  });

  test.each(WRITERS)('writes the subclasses: $writer', async (writer) => {
    const shapes = [Object.assign(new Circle(), { radius: 1 }), SQUARE];
    expect(JSON.parse((await answerer(Drawing, writer)({ shapes })).text)).toEqual({ shapes: [CIRCLE, SQUARE] });
  });

  test.each([
    ['another class', Type(() => Square, { discriminator })],
    ['another class without a discriminator', Type(() => Square)],
    ['a scalar', Type(() => String)],
  ])('is reported at start if @Type names %s', (_name, type) => {
    class Contradictory {
      @Nested(() => Shape)
      shape!: Shape;
    }
    type(Contradictory.prototype, 'shape');
    expect(() => echo(Contradictory)).toThrow(DefinitionError);
    expect(() => echo(Contradictory)).toThrow(/@Nested and @Type name different classes for the property shape[\s\S]*remove one of the decorators/);
  });
});

describe('C7: keepDiscriminatorProperty keeps a member that the subclass does not declare', () => {
  class Keeping {
    @ValidateNested()
    @Type(() => Shape, { discriminator, keepDiscriminatorProperty: true })
    shape!: Shape;

    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Shape, { discriminator, keepDiscriminatorProperty: true })
    shapes?: Shape[];
  }

  test.each([false, true])('on the instance and in the answer, with forbidUnknown: %s', async (forbidUnknown) => {
    const { json, received } = echo(Keeping, { forbidUnknown });
    const body = { shape: CIRCLE, shapes: [SQUARE] };
    expect(await json(body)).toMatchObject({ status: 200, body });
    expect(received).toEqual([
      Object.assign(new Keeping(), {
        shape: Object.assign(new Circle(), CIRCLE),
        shapes: [Object.assign(new Square(), SQUARE)],
      }),
    ]);
  });

  test('and reports what is wrong with the instance', async () => {
    const { json } = echo(Keeping);
    expect((await json({ shape: { kind: 'circle' } })).issues).toEqual([[['body', 'shape', 'radius'], 'radius is required']]);
    expect((await json({ shape: { kind: 'circle', radius: 'x' } })).issues).toHaveLength(1);
  });

  test.each(WRITERS)('equally by every writer: $writer', async (writer) => {
    const answer = answerer(Keeping, writer);
    const circle = Object.assign(new Circle(), { radius: 1 });
    expect((await answer({ shape: circle })).text).toBe('{"shape":{"kind":"circle","radius":1}}');
    expect((await answer({ shape: Object.assign(circle, { kind: 'circle' }) })).text).toBe('{"shape":{"kind":"circle","radius":1}}');
    expect((await answer({ shape: CIRCLE })).text).toBe('{"shape":{"kind":"circle","radius":1}}');
  });
});

describe('C7: the discriminator is written once', () => {
  class Declaring extends Shape {
    @IsOptional()
    @IsString()
    kind?: string;

    @IsInt()
    size = 1;
  }
  const DECLARED = { property: 'kind', subTypes: [{ name: 'declaring', value: Declaring }] };
  class Kept {
    @Nested()
    @Type(() => Shape, { discriminator: DECLARED, keepDiscriminatorProperty: true })
    shape!: Shape;
  }
  class Dropped {
    @Nested()
    @Type(() => Shape, { discriminator: DECLARED })
    shape!: Shape;
  }

  test.each(WRITERS.flatMap((writer) => [Kept, Dropped].map((model) => ({ ...writer, model }))))(
    'where the subclass declares it, and where the instance does not have it: $writer, $model.name',
    async ({ model, ...writer }) => {
      const answer = answerer(model, writer);
      const written = '{"shape":{"kind":"declaring","size":1}}';
      expect((await answer({ shape: Object.assign(new Declaring(), { kind: 'declaring' }) })).text).toBe(written);
      expect((await answer({ shape: new Declaring() })).text).toBe(written);
    },
  );
});

test.each(VALIDATING)('C7: a member that is required and missing is an issue: $writer', async (writer) => {
  class Strict extends Shape {
    @IsString()
    kind!: string;
  }
  class Holder {
    @Nested()
    @Type(() => Shape, { discriminator: { property: 'kind', subTypes: [{ name: 'strict', value: Strict }] }, keepDiscriminatorProperty: true })
    shape!: Shape;
  }
  expect((await answerer(Holder, writer)({ shape: new Strict() })).status).toBe(422);
});
