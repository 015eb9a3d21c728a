import { DEFAULT_LIMITS, valueFormat } from '@modern-rest/core';
import { Type } from 'class-transformer';
import { IsNumber, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { classValidatorSerializer } from './compiled.ts';
import { readIssues, readValue } from './load/equally.ts';

class Shape {
  @IsOptional()
  @IsString()
  label?: string;
}

class Circle extends Shape {
  @Min(0)
  @IsNumber()
  radius!: number;
}

class Square extends Shape {
  @IsNumber()
  side!: number;
}

/** A shape that knows its kind. */
class Known extends Shape {
  @IsString()
  kind!: string;
}

const DISCRIMINATOR = {
  property: 'kind',
  subTypes: [
    { value: Circle, name: 'circle' },
    { value: Square, name: 'square' },
    { value: Known, name: 'known' },
  ],
};

describe('a discriminator', () => {
  class Drawing {
    @ValidateNested()
    @Type(() => Shape, { discriminator: DISCRIMINATOR })
    shape!: Shape;

    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Shape, { discriminator: DISCRIMINATOR })
    shapes?: Shape[];
  }

  test('chooses the class of a value', async () => {
    const value = (await readValue(Drawing, { shape: { kind: 'circle', radius: 1 }, shapes: [{ kind: 'square', side: 1, label: 'x' }] })) as Drawing;
    expect(value.shape).toEqual(Object.assign(new Circle(), { radius: 1 }));
    expect(value.shape).toBeInstanceOf(Circle);
    expect(value.shapes?.[0]).toBeInstanceOf(Square);
  });

  test('is taken off', async () => {
    expect(await readValue(Drawing, { shape: { kind: 'circle', radius: 1 } })).not.toHaveProperty('shape.kind');
  });

  test('is declared', async () => {
    expect(await readIssues(Drawing, { shape: { kind: 'circle', radius: 1 } }, { forbidUnknown: true })).toEqual([]);
    expect(await readIssues(Drawing, { shape: { kind: 'circle', radius: 1, side: 1 } }, { forbidUnknown: true })).toEqual(['shape.side: undeclared']);
  });

  test('tells what is wrong by the class', async () => {
    expect(await readIssues(Drawing, { shape: { kind: 'circle', radius: -1, label: 1 }, shapes: [{ kind: 'square', radius: 1 }] })).toEqual([
      'shape.label: isString',
      'shape.radius: min',
      'shapes.0.side: required',
    ]);
  });

  test.each([null, 5, []])('cannot choose the class of what is no object: %j', async (shape) => {
    expect(await readIssues(Drawing, { shape })).toEqual(['shape: type']);
  });
});

test('a discriminator is kept where that is said', async () => {
  class Keeping {
    @ValidateNested()
    @Type(() => Shape, { discriminator: DISCRIMINATOR, keepDiscriminatorProperty: true })
    shape!: Shape;

    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Shape, { discriminator: DISCRIMINATOR, keepDiscriminatorProperty: true })
    shapes?: Shape[];
  }
  const known = Object.assign(new Known(), { kind: 'known' });
  expect(await readValue(Keeping, { shape: { kind: 'known' }, shapes: [{ kind: 'known' }] })).toEqual(
    Object.assign(new Keeping(), { shape: known, shapes: [known] }),
  );
});

test('a discriminator chooses the classes of the items of a set', async () => {
  class Sets {
    @ValidateNested({ each: true })
    @Type(() => Shape, { discriminator: DISCRIMINATOR })
    shapes!: Set<Shape>;
  }
  const value = (await readValue(Sets, {
    shapes: [
      { kind: 'circle', radius: 1 },
      { kind: 'square', side: 2 },
    ],
  })) as Sets;
  expect([...value.shapes].map((shape) => shape.constructor)).toEqual([Circle, Square]);
  expect(await readIssues(Sets, { shapes: [{ kind: 'circle', radius: -1 }] })).toEqual(['shapes.0.radius: min']);
});

test('a class that depends on the object is refused at start: no document could tell it', () => {
  class Chosen {
    @IsString()
    kind!: string;

    @ValidateNested()
    @Type((options) => (options?.object['kind'] === 'circle' ? Circle : Square))
    shape!: Shape;
  }
  const load = () => classValidatorSerializer().loader({ kind: 'model', model: Chosen }, valueFormat('json'), DEFAULT_LIMITS);
  expect(load).toThrow('Chosen: the class of the property shape depends on the object');
});
