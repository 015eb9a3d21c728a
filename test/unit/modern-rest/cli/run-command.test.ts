import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { modelCode } from '@modern-rest/class-validator';
import { valueFormat } from '@modern-rest/core';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../packages/modern-rest/src/cli/outcome.ts';
import { runCommand } from '../../../../packages/modern-rest/src/cli/run-command.ts';
import { Address } from './modules/models.ts';

const MODULES = fileURLToPath(new URL('./modules', import.meta.url));

function run(...args: string[]): Promise<Outcome> {
  return runCommand(args, MODULES);
}

describe('the program', () => {
  test.each(['--help', '-h'])('%s prints how it is used', async (option) => {
    expect(await run(option)).toEqual({ output: expect.stringMatching(/^Usage:\n.*inspect <module>[\s\S]*\n$/), errors: '', code: 0 });
  });

  test.each(['--version', '-v'])('%s prints the version of the package', async (option) => {
    const { version } = JSON.parse(readFileSync(`${MODULES}/../../../../../packages/modern-rest/package.json`, 'utf8')) as { version: string };
    expect(await run(option)).toEqual({ output: `${version}\n`, errors: '', code: 0 });
  });

  test.each([
    [[], 'Nothing is asked for'],
    [['inspct'], 'There is no command inspct'],
    [['inspect'], 'inspect needs a module'],
    [['inspect', '--code', 'Order'], 'inspect needs a module'],
    [['inspect', 'app.ts', 'b.ts', 'c.ts'], 'inspect takes one module, and nothing is known of b.ts c.ts'],
    [['inspect', '--cod', 'Order', 'app.ts'], "Unknown option '--cod'"],
    [['inspect', 'app.ts', '--code'], "Option '--code <value>' argument missing"],
  ])('what makes no sense is told, with the usage: %j', async (args, message) => {
    const { output, errors, code } = await run(...args);
    expect([output, code]).toEqual(['', 2]);
    expect(errors.startsWith(message)).toBe(true);
    expect(errors).toMatch(/\n\nUsage:\n[\s\S]*\n$/);
  });
});

describe('a module', () => {
  test.each(['./app.ts', 'app.ts', `${MODULES}/app.ts`])('is found by its path: %s', async (path) => {
    expect(await run('inspect', path)).toMatchObject({ output: expect.stringContaining('Orders 2.1.0'), code: 0 });
  });

  test('is found by the name of a package', async () => {
    expect(await run('inspect', 'yaml')).toEqual({
      output: expect.stringMatching(/^yaml exports no api\. Its classes: Alias, .*YAMLWarning\n$/),
      errors: '',
      code: 0,
    });
  });

  test('is a file even if its name has no ending', async () => {
    expect(await run('inspect', 'no-ending')).toEqual({ output: '', errors: 'no-ending exports neither an api nor a class\n', code: 1 });
  });

  test.each([
    ['no-such-package', /^no-such-package: .*no-such-package/],
    ['./nowhere.js', /^\.\/nowhere\.js: .*nowhere\.js/],
    ['broken.ts', /^broken\.ts: TypeError: the database is not there\n +at .*broken\.ts/],
  ])('that cannot be loaded says why: %s', async (name, errors) => {
    expect(await run('inspect', name)).toEqual({ output: '', errors: expect.stringMatching(errors), code: 1 });
  });

  test('with mistakes in its declarations shows their report, and no stack', async () => {
    const { output, errors, code } = await run('inspect', 'mistaken.ts');
    expect([output, code]).toEqual(['', 1]);
    expect(errors).toMatch(/^mistaken\.ts: One problem in the declarations\n/);
    expect(errors).toContain('CONTROLLER_UNDECORATED');
    expect(errors).not.toMatch(/^ +at /m);
  });
});

describe('inspect', () => {
  test('lists the endpoints and the models of an api', async () => {
    const output = `Orders 2.1.0

POST   /api/orders           OrderController.create    body CreateOrder, context     → 201 Order
GET    /api/orders           OrderController.find      query Page                    → 200 Order[]
GET    /api/orders/:id       OrderController.show      path id, query pageSize page  → 200 Record<string, Order>
POST   /api/orders/rows      OrderController.rows      body Row[] | Row              → 204
PATCH  /api/orders           OrderController.remove    body Row?                     → 204
POST   /api/orders/receipts  OrderController.receipts  files Receipts                → 201 string

Models: Address, CreateOrder, Order, Page, Receipt, Receipts, Row, Seller, SortOrder
`;
    expect(await run('inspect', 'app.ts')).toEqual({ output, errors: '', code: 0 });
  });

  test('lists every api of a module once, and no models where there are none', async () => {
    const output = `Hello 1.0.0

GET  /hello  HelloController.hello    → 200 string

Again 1.0.0

GET  /hello  HelloController.hello    → 200 string
`;
    expect(await run('inspect', 'plain.ts')).toEqual({ output, errors: '', code: 0 });
  });

  test('lists the classes of a module without an api', async () => {
    expect(await run('inspect', 'models.ts')).toEqual({
      output: 'models.ts exports no api. Its classes: Address, CreateOrder, Order, Page, Receipt, Receipts, Row, SortOrder\n',
      errors: '',
      code: 0,
    });
  });

  test('has nothing to show of a module without an api and classes', async () => {
    expect(await run('inspect', 'constants.ts')).toEqual({ output: '', errors: 'constants.ts exports neither an api nor a class\n', code: 1 });
  });
});

/** The comments above the pieces of code. */
async function comments(model: string, module = 'app.ts'): Promise<string[]> {
  const { output, errors } = await run('inspect', '--code', model, module);
  expect(errors).toBe('');
  return output.split('\n').filter((line) => line.startsWith('// '));
}

const ODD = 'a\n} b */ \u2028\\`';

describe('inspect --code', () => {
  test('prints what loads, dumps and validates a model, as its first endpoints name it', async () => {
    const { load, dump, validate } = modelCode(Address, valueFormat('json', { wireNames: 'snake_case' }));
    expect(await run('inspect', '--code', 'Address', 'app.ts')).toEqual({
      output: [
        `// load: Address from JSON with names in snake_case, for the body of OrderController.create\n${load}\n`,
        `// dump: Address as JSON with names in snake_case, for the answer 201 of OrderController.create\n${dump}\n`,
        `// validate: an instance of Address\n${validate}\n`,
      ].join('\n'),
      errors: '',
      code: 0,
    });
    expect(load).toMatch(/^'use strict';\nreturn function load_Address\(o, c\) \{\n[\s\S]*v = o\.street_name;/);
  });

  test.each([
    [
      'CreateOrder',
      [
        '// load: CreateOrder from JSON with names in snake_case, for the body of OrderController.create',
        '// dump: CreateOrder as JSON with names in snake_case',
        '// validate: an instance of CreateOrder',
      ],
    ],
    [
      'Seller',
      [
        '// load: Seller from JSON with names in snake_case, for the answer 201 of OrderController.create',
        '// dump: Seller as JSON with names in snake_case, for the answer 201 of OrderController.create',
        '// validate: an instance of Seller',
      ],
    ],
    [
      'Page',
      [
        '// load: Page from text with names in snake_case, for the query of OrderController.find',
        '// dump: Page as JSON with names in snake_case',
        '// validate: an instance of Page',
      ],
    ],
    [
      'Row',
      [
        '// load: Row from JSON with names in snake_case, for the body of OrderController.rows',
        '// dump: Row as JSON with names in snake_case',
        '// validate: an instance of Row',
      ],
    ],
    [
      'Receipts',
      [
        '// load: Receipts from files with names in snake_case, for the files of OrderController.receipts',
        '// dump: Receipts as JSON with names in snake_case',
        '// validate: an instance of Receipts',
      ],
    ],
    [
      'Receipt',
      [
        '// load: Receipt from JSON with names in snake_case, for the files of OrderController.receipts',
        '// dump: Receipt as JSON with names in snake_case',
        '// validate: an instance of Receipt',
      ],
    ],
  ])('says what the code of %s is for', async (model, expected) => {
    expect(await comments(model)).toEqual(expected);
  });

  test.each(['Unused', 'Alias'])('shows a class that no endpoint uses: %s', async (name) => {
    expect(await comments(name)).toEqual(['// load: Unused from JSON', '// dump: Unused as JSON', '// validate: an instance of Unused']);
  });

  test('shows all models of a name, with the options of their serializer', async () => {
    expect(await comments('Twin', 'namesakes.ts')).toEqual([
      '// load: Twin from JSON, for the body of TwinController.first',
      '// dump: Twin as JSON',
      '// validate: an instance of Twin',
      '// load: Twin from JSON, for the body of TwinController.second',
      '// dump: Twin as JSON',
      '// validate: an instance of Twin',
    ]);
    const { output } = await run('inspect', '--code', 'Twin', 'namesakes.ts');
    expect(output).toContain('v = o.text;');
    expect(output).not.toContain('o.secret');
  });

  test('has no comment that a name could end', async () => {
    const { output } = await run('inspect', '--code', ODD, 'namesakes.ts');
    expect(output.split('\n')[0]).toBe('// load: a } b */  \\` from JSON, for the body of TwinController.odd');
  });

  test.each([
    ['app.ts', 'app.ts has no model Ordr. There are: Address, Alias, CreateOrder, Order, Page, Receipt, Receipts, Row, Seller, SortOrder, Unused\n'],
    ['models.ts', 'models.ts has no model Ordr. There are: Address, CreateOrder, Order, Page, Receipt, Receipts, Row, SortOrder\n'],
    ['plain.ts', 'plain.ts has no model Ordr. It exports neither a model nor an api that uses one\n'],
  ])('lists the models of %s for a name that it does not know', async (module, errors) => {
    expect(await run('inspect', '--code', 'Ordr', module)).toEqual({ output: '', errors, code: 1 });
  });

  test('says so where the serializer generates no code', async () => {
    const errors = 'other-serializer.ts: The serializer of Note generates no code\n';
    expect(await run('inspect', '--code', 'Note', 'other-serializer.ts')).toEqual({ output: '', errors, code: 1 });
  });

  test('says what keeps a class from being a model, and how to mend it', async () => {
    expect(await run('inspect', '--code', 'Impossible', 'no-models.ts')).toEqual({
      output: '',
      errors: expect.stringMatching(/^no-models\.ts: Impossible: its constructor throws .*\. Fix: let a model be made without arguments\n$/),
      code: 1,
    });
  });
});
