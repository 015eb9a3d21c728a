import type { Model } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import * as classValidator from 'class-validator';
import { IsOptional, IsString, ValidateBy } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../cpu-time.ts';
import { JSON_VALUES } from './hostile-values.ts';

const reported: unknown[] = [];

/** Sends bodies to a model with one property `text`, which has these decorators. */
function sendTo(...decorators: readonly PropertyDecorator[]): (json: string) => Promise<Response> {
  class Text {}
  for (const decorate of [...decorators, IsOptional(), IsString()]) decorate(Text.prototype, 'text');
  const model: Model<object> = Text;
  @Controller('/')
  class TextController {
    @Post('/')
    @Returns(null)
    take(@Body(model) _body: object): void {}
  }
  const { api } = createApp({ title: 'x', version: '1', controllers: [TextController], reportError: (error) => reported.push(error) });
  const send = inMemory(api);
  return (json) => send({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, body: json });
}

/** What a constraint is given where it cannot do without. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  Contains: ['x'],
  NotContains: ['x'],
  Equals: ['x'],
  NotEquals: ['x'],
  IsIn: [['x']],
  IsNotIn: [['x']],
  IsEnum: [{ x: 'x' }],
  IsDivisibleBy: [2],
  Min: [1],
  Max: [1],
  MinDate: [new Date(0)],
  MaxDate: [new Date(0)],
  Length: [1, 5],
  MinLength: [1],
  MaxLength: [5],
  IsByteLength: [1, 5],
  Matches: [/^[a-z]+$/],
  IsHash: ['sha256'],
  IsPostalCode: ['DE'],
  IsTaxId: ['de-DE'],
  IsPassportNumber: ['DE'],
  IsIdentityCard: ['any'],
  IsMobilePhone: ['de-DE'],
  IsPhoneNumber: ['DE'],
  IsInstance: [Date],
  ArrayMinSize: [1],
  ArrayMaxSize: [1],
  ArrayContains: [['x']],
  ArrayNotContains: [['x']],
};

/** What is no constraint of a value, or asks for more than one can name. */
const OTHERS = /^(?:IsOptional|IsDefined|IsPromise|IsInstance)$/;
const CONSTRAINTS = Object.entries(classValidator).filter(
  ([name]) => /^(?:Is[A-Z]|Array|Contains|NotContains|Equals|NotEquals|M(?:in|ax|atches)|Length)/.test(name) && !OTHERS.test(name),
) as unknown as readonly (readonly [string, (...args: readonly unknown[]) => PropertyDecorator])[];

const SIZE = 64_000;
const EVIL = [
  'a'.repeat(SIZE),
  `${'a'.repeat(SIZE)}!`,
  `${'a@'.repeat(SIZE / 2)}b`,
  `http://${'a.'.repeat(SIZE / 2)}`,
  `${'1'.repeat(SIZE)}x`,
  `${'1,'.repeat(SIZE / 2)}x`,
  ' '.repeat(SIZE),
  `${'\ufe0f'.repeat(SIZE)}x`,
  `${'-'.repeat(SIZE)}.`,
  `data:${'a/'.repeat(SIZE / 2)}`,
  `${'{"a":'.repeat(5000)}`,
  `${'0:'.repeat(SIZE / 2)}`,
];

describe('a constraint of class-validator', () => {
  test('there are many', () => {
    expect(CONSTRAINTS.length).toBeGreaterThan(90);
  });

  test.each(CONSTRAINTS)('%s is quick to refuse or take any text, and any value', async (name, constraint) => {
    const send = sendTo(constraint(...(ARGUMENTS[name] ?? [])));
    for (const text of EVIL) {
      const start = cpuTime();
      const { status } = await send(JSON.stringify({ text }));
      // An expression that backtracks takes minutes.
      expect([status < 500, cpuTime() - start < 1000]).toEqual([true, true]);
    }
    for (const value of JSON_VALUES) expect((await send(`{"text":${value}}`)).status, value.slice(0, 100)).toBeLessThan(500);
    expect(reported.splice(0)).toEqual([]);
  });
});

describe('a constraint of the application that fails', () => {
  test.each([
    ['throws', () => Error('/secret/path')],
    ['rejects', () => Promise.reject(new Error('/secret/path'))],
  ])('and %s is a fault of the server that tells nothing, and the next request is answered', async (how, fail) => {
    const validate = (value: unknown): boolean => {
      if (value !== 'bad') return true;
      if (how === 'rejects') return fail() as unknown as boolean;
      throw fail();
    };
    const send = sendTo(ValidateBy({ name: 'failing', validator: { validate, defaultMessage: () => '' }, async: how === 'rejects' } as never));
    const response = await send('{"text":"bad"}');
    expect([response.status, await response.json()]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
    expect(reported.splice(0)).toHaveLength(1);
    expect((await send('{"text":"good"}')).status).toBe(204);
  });
});
