import { classValidatorSerializer } from '@modern-rest/class-validator';
import { inMemory } from '@modern-rest/testing';
import { Transform } from 'class-transformer';
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';
import { describe, expect, test } from 'vitest';

const NAMES = Array.from({ length: 70 }, (_, index) => `value${index}`);

/** More properties than one generated function reads. Every fortieth one is left to the interpreter. */
class Large {}
for (const [index, name] of NAMES.entries()) {
  (index % 3 === 0 ? IsInt() : IsString())(Large.prototype, name);
  if (index % 40 === 0) Transform(({ value }) => value, { toClassOnly: true })(Large.prototype, name);
}

@Controller('/large')
class LargeController {
  @Post()
  @Returns(Large)
  create(@Body(Large) large: Large): Large {
    return large;
  }
}

const send = inMemory(createApp({ title: 'Large', version: '1', controllers: [LargeController] }).api);
const valid = Object.fromEntries(NAMES.map((name, index) => [name, index % 3 === 0 ? index : `text ${index}`]));

async function failures(body: object): Promise<unknown> {
  const response = await send({ method: 'POST', url: '/large', body });
  const { detail } = (await response.json()) as { detail: { loc: string[]; constraint: string }[] };
  return [response.status, detail.map(({ loc, constraint }) => [loc.at(-1), constraint])];
}

describe('A model of many properties', () => {
  test('is read in several functions', () => {
    const format = { source: 'json', wireNames: 'declared', forbidUnknown: false, ignoreCase: false, separated: false } as const;
    expect(
      classValidatorSerializer()
        .code(Large, format)
        .load.match(/^return function/gm)?.length,
    ).toBeGreaterThan(4);
  });

  test('is read and written as a whole', async () => {
    const response = await send({ method: 'POST', url: '/large', body: valid });
    expect([response.status, await response.json()]).toEqual([201, valid]);
  });

  test('reports every wrong value once', async () => {
    const broken = Object.fromEntries(NAMES.map((name) => [name, true]));
    const [status, found] = (await failures(broken)) as [number, [string, string][]];
    const expected = NAMES.map((name, index) => [name, index % 3 === 0 ? 'isInt' : 'isString']);
    expect([status, [...found].sort()]).toEqual([400, [...expected].sort()]);
  });

  test('reports a missing value at the end of a part and at its start', async () => {
    const { value16: _end, value17: _start, value69: _last, ...rest } = valid as Record<string, unknown>;
    expect(await failures(rest)).toEqual([400, ['value16', 'value17', 'value69'].map((name) => [name, 'required'])]);
  });
});
