import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Exclude, Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';
import { WAYS } from './equality/equally.ts';
import { propertiesOf } from './schemas.ts';
import { answerer, VALIDATING, WRITERS } from './writers.ts';

class Leaf {
  @IsString()
  name!: string;

  @Exclude({ toPlainOnly: true })
  @IsOptional()
  @IsString()
  secret?: string;
}
class ByNested {
  @Nested(() => [[Leaf]])
  rows!: Leaf[][];
}
class ByLibraries {
  @IsArray()
  @IsArray({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Leaf)
  rows!: Leaf[][];
}
class ByTypeAlone {
  @ArrayMinSize(1, { each: true })
  @Type(() => Leaf)
  rows!: Leaf[][];
}

const CASES = WAYS.flatMap((way) => [ByNested, ByLibraries, ByTypeAlone].map((model) => ({ ...way, model })));
const ROWS = [[{ name: 'a' }, { name: 'b' }], [{ name: 'c' }]];

describe.each(CASES)('C10: lists of lists of models: $model.name, $way', ({ generate, model }) => {
  const { json, query, received, api } = echo(model, { serializer: classValidatorSerializer({ generate }) });

  test('are read', async () => {
    received.length = 0;
    expect(await json({ rows: ROWS })).toMatchObject({ status: 200, body: { rows: ROWS } });
    const [{ rows }] = received as [ByNested];
    expect(rows.flat().every((leaf) => leaf instanceof Leaf)).toBe(true);
  });

  test('are validated, with the place of each issue', async () => {
    expect((await json({ rows: [[{ name: 'a' }, { name: 1 }], { name: 'b' }, [null]] })).issues).toEqual([
      [['body', 'rows', 0, 1, 'name'], 'name must be a string'],
      [['body', 'rows', 1], 'rows must be a list'],
      [['body', 'rows', 2, 0], 'rows must be an object'],
    ]);
  });

  test('may be JSON in a text', async () => {
    const texts = [`rows=${JSON.stringify(ROWS)}`, ROWS.map((row) => `rows=${JSON.stringify(row)}`).join('&')];
    for (const text of texts) expect(await query(text)).toMatchObject({ status: 200, body: { rows: ROWS } });
  });

  test('are items of items in the document', () => {
    expect(propertiesOf(api, model.name)?.['rows']).toMatchObject({
      type: 'array',
      items: { type: 'array', items: { $ref: '#/components/schemas/Leaf' } },
    });
  });
});

describe.each([ByNested, ByLibraries, ByTypeAlone])('C10: answers with lists of lists: %o', (model) => {
  const leaf = (name: string) => Object.assign(new Leaf(), { name, secret: 'x' });

  test.each(WRITERS)('are written: $writer', async (writer) => {
    expect(JSON.parse((await answerer(model, writer)({ rows: [[leaf('a'), { name: 'b', more: 1 }], [leaf('c')]] })).text)).toEqual({ rows: ROWS });
  });

  test.each(VALIDATING)('are validated: $writer', async (writer) => {
    const { reported } = await answerer(model, writer)({ rows: [[leaf('a'), {}], leaf('b')] });
    expect(reported).toMatchObject([{ issues: [{ path: ['rows', 0, 1, 'name'] }, { path: ['rows', 1], message: 'rows must be a list' }] }]);
  });
});

test('C10: three levels, sets and maps of lists are read, too', async () => {
  class Cube {
    @Nested(() => [[[Leaf]]])
    layers!: Leaf[][][];

    @IsArray({ each: true })
    @Type(() => Leaf)
    byName!: Map<string, Leaf[]>;

    @IsArray({ each: true })
    @Type(() => Leaf)
    sets!: Set<Leaf[]>;
  }
  const { json, received } = echo(Cube);
  const body = { layers: [ROWS], byName: { a: [{ name: 'a' }] }, sets: [[{ name: 'b' }]] };
  expect(await json(body)).toMatchObject({ status: 200, body });
  expect((received[0] as Cube).byName.get('a')?.[0]).toBeInstanceOf(Leaf);
  expect((await json({ ...body, byName: { a: [{}] }, layers: [[[{}]]] })).issues).toEqual([
    [['body', 'layers', 0, 0, 0, 'name'], 'name is required'],
    [['body', 'byName', 'a', 0, 'name'], 'name is required'],
  ]);
});

test('C10: a list of models does not accept lists in the place of models', async () => {
  class Flat {
    @IsArray()
    @ValidateNested({ each: true })
    @Type(() => Leaf)
    rows!: Leaf[];
  }
  expect((await echo(Flat).json({ rows: [[{ name: 'a' }]] })).issues).toEqual([[['body', 'rows', 0], 'rows must be an object']]);
});

test('C10: lists of lists of other values stay as they are', async () => {
  class Grid {
    @IsArray({ each: true })
    cells!: number[][];

    @IsInt({ each: true })
    line!: number[];
  }
  const body = { cells: [[1], [2, 3]], line: [1] };
  expect(await echo(Grid).json(body)).toMatchObject({ status: 200, body });
});
