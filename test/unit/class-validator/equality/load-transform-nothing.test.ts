import { Transform } from 'class-transformer';
import { IsOptional, IsString } from 'class-validator';
import { expect, test } from 'vitest';
import { readValue } from './load/equally.ts';

test('a transformation that gives nothing leaves the property empty', async () => {
  class Emptied {
    @IsOptional()
    @Transform(() => undefined)
    @IsString()
    a?: string;

    @IsOptional()
    @Transform(() => null)
    @IsString()
    b?: string | null;
  }
  expect(await readValue(Emptied, { a: 'x', b: 'x' })).toMatchObject({ a: undefined, b: null });
});
