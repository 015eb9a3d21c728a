import { Expose, Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { expect, test } from 'vitest';
import { readIssues, readValue } from './load/equally.ts';

class Inner {
  @Expose({ since: 2 })
  @IsOptional()
  @IsInt()
  level?: number;
}

class Versioned {
  @IsString()
  name!: string;

  @Expose({ since: 2 })
  @IsOptional()
  @IsInt()
  fresh?: number;

  @Expose({ until: 2 })
  @IsInt()
  old = 0;

  @Expose({ since: 1.5, until: 3 })
  @IsOptional()
  @IsInt()
  between?: number;

  @Expose()
  @IsString()
  @Transform(({ value }) => `${String(value)}, 2`, { since: 2 })
  @Transform(({ value }) => `${String(value)}, 1`, { until: 2 })
  note = '';

  @ValidateNested()
  @Type(() => Inner)
  inner = new Inner();
}

const sent = { name: 'a', fresh: 1, old: 1, between: 1, note: 'n', inner: { level: 1 } };

test.each<[number | undefined, object]>([
  [undefined, { name: 'a', fresh: 1, old: 1, between: 1, note: 'n, 2, 1', inner: { level: 1 } }],
  [1, { name: 'a', old: 1, note: 'n, 1', inner: {} }],
  [1.5, { name: 'a', old: 1, between: 1, note: 'n, 1', inner: {} }],
  [2, { name: 'a', fresh: 1, old: 0, between: 1, note: 'n, 2', inner: { level: 1 } }],
  [3, { name: 'a', fresh: 1, old: 0, note: 'n, 2', inner: { level: 1 } }],
  [0, { name: 'a', old: 1, note: 'n, 1', inner: {} }],
])('a version decides what is read: %o', async (version, values) => {
  const value = await readValue(Versioned, sent, { transformer: version === undefined ? {} : { version } });
  expect(JSON.parse(JSON.stringify(value))).toEqual(values);
});

test('what a version does not have is not asked', async () => {
  const wrong = { ...sent, fresh: 'x', old: 'x', between: 'x', inner: { level: 'x' } };
  expect(await readIssues(Versioned, wrong, { transformer: { version: 1 } })).toEqual(['old: isInt']);
  expect(await readIssues(Versioned, wrong, { transformer: { version: 2 } })).toEqual(['fresh: isInt', 'between: isInt', 'inner.level: isInt']);
  expect(await readIssues(Versioned, wrong, { transformer: { version: 3 } })).toEqual(['fresh: isInt', 'inner.level: isInt']);
});
