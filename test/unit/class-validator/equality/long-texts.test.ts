import { IsIP, IsJSON, IsTimeZone, isJSON } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isJsonContainer } from '../../../../packages/class-validator/src/constraints/json-grammar.ts';
import { compileModel } from './compiled.ts';
import { equally, WAYS } from './equally.ts';
import { modelOf } from './model-of.ts';
import { namesOf } from './told.ts';

const RUNS = Number(process.env['CONSTRAINT_RUNS'] ?? 150);

describe('JSON in a text is what JSON.parse reads, and a list or an object', () => {
  const PIECES = [
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '"',
    '"a"',
    '"a":',
    '[]',
    '{}',
    '1',
    '-',
    '0',
    '.',
    'e',
    'E',
    '+',
    'true',
    'nul',
    'null',
    ' ',
    '\t\r\n',
  ];
  const STRANGE = [
    '\\',
    '\\u00e9',
    '\\u12g4',
    '\\x',
    '\\"',
    '\u0001',
    '\u00a0',
    '\u2028',
    '\ud800',
    '\v',
    '01',
    '1.',
    '.5',
    '1e',
    '-x',
    'truE',
    "'a'",
  ];

  test.each([
    '[]',
    ' {"a" : [ 1 , -0.5e-3 , "\\u00e9\\n\\"" , { } , [ ] , true , false , null ] , "b":"" } ',
    ...[
      '',
      ' ',
      'null',
      '1',
      '"a"',
      '[',
      '{',
      '[1',
      '[1,',
      '[1,]',
      '[,1]',
      '[1 2]',
      '[]]',
      '[]1',
      '[}',
      '{]',
      '{"a"}',
      '{"a":}',
      '{"a" 1}',
      '{"a":1,}',
      '{,}',
    ],
    ...[
      '{a:1}',
      '{1:1}',
      '["a',
      '["\\',
      '["\\u1"]',
      '[-]',
      '[+1]',
      '[1.e1]',
      '[1e+]',
      '[tru]',
      '[nulll]',
      '["\n"]',
      '[[]',
      '{"a":{}',
      '{"a":[1,{"b":2}]}',
    ],
  ])('%j', (text) => {
    expect(isJsonContainer(text)).toBe(isJSON(text));
  });

  test('whatever it is made of', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES, ...STRANGE), { maxLength: 9 }).map((all) => all.join(''));
    const texts = fc.oneof(
      pieces,
      pieces.map((text) => `[${text}]`),
      pieces.map((text) => `{"a":${text}}`),
      pieces.map((text) => `["${text}"]`),
      fc.json(),
    );
    fc.assert(
      fc.property(texts, (text) => isJsonContainer(text) === isJSON(text)),
      { numRuns: 20 * RUNS },
    );
  });

  test('nested as deep as 1 MiB holds', async () => {
    const validate = equally(modelOf({ a: [IsJSON()] }));
    expect(await validate({ a: '['.repeat(1 << 19) + ']'.repeat(1 << 19) })).toBeDefined();
    expect(isJsonContainer('['.repeat(1 << 19) + ']'.repeat(1 << 19))).toBe(true);
    expect(isJsonContainer('['.repeat(1 << 20))).toBe(false);
  });
});

test('of the items of a list no more are asked than it takes to refuse one', async () => {
  const model = modelOf({ a: [IsIP('4', { each: true })] });
  const refused = [...Array<string>(20).fill('127.0.0.1'), 'x', ...Array<string>(1000).fill('::1')];
  for (const { generate } of WAYS) {
    const { validate } = compileModel(model, { generate });
    for (const a of [refused, new Set(refused), new Map(refused.entries())]) {
      const exec = vi.spyOn(RegExp.prototype, 'exec');
      const errors = await validate(Object.assign(new model(), { a }));
      const times = exec.mock.calls.length;
      exec.mockRestore();
      expect(namesOf(errors)).toEqual(['a: isIp']);
      expect(times).toBeLessThan(100);
    }
  }
});

test('a time zone is looked up once, however it is written', async () => {
  const model = modelOf({ a: [IsTimeZone({ each: true })] });
  const { validate } = compileModel(model, { generate: true });
  const zones = ['Europe/Berlin', 'EUROPE/BERLIN', 'europe/berlin'];
  const formats = vi.spyOn(Intl, 'DateTimeFormat');
  expect(await validate(Object.assign(new model(), { a: zones.flatMap((zone) => Array<string>(100).fill(zone)) }))).toEqual([]);
  const lookedUp = formats.mock.calls.length;
  formats.mockRestore();
  expect(lookedUp).toBe(1);
  for (const none of ['Asia/Hong_\u212Aong', 'Europe/Nowhere', ' UTC', '']) {
    expect(await equally(model)(Object.assign(new model(), { a: ['Asia/Hong_Kong', 'UTC', none] }))).toMatchObject({ errors: [{}] });
  }
});
