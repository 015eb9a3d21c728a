import { describe, expect, test } from 'vitest';
import { CASES } from '../../bench/uploads/cases.ts';
import { FIGURES } from '../../bench/uploads/figures.ts';
import { readUploadOptions } from '../../bench/uploads/options.ts';

describe('the command line of the uploads', () => {
  test('names versions of Node.js', () => {
    expect(readUploadOptions([]).node).toBeUndefined();
    expect(readUploadOptions(['--node', '20,24.21.0']).node).toBe('20,24.21.0');
    expect(() => readUploadOptions(['--node', 'latest'])).toThrow('--node takes versions such as 20,24, not latest');
  });

  test('asks for everything, in five rounds', () => {
    const options = readUploadOptions(['--']);
    expect(options).toMatchObject({ figures: FIGURES, cases: [...CASES.keys()], json: undefined, checkOnly: false, rounds: 5 });
  });

  test('asks for one short round', () => {
    const { rounds, seconds } = readUploadOptions(['--quick']);
    expect(rounds).toBe(1);
    expect(seconds.measured).toBeLessThan(readUploadOptions([]).seconds.measured);
    expect(readUploadOptions(['--quick', '--rounds', '3']).rounds).toBe(3);
  });

  test('asks for what some figures need', () => {
    const { figures, cases } = readUploadOptions(['--only', 'small-vs-koa-body,small-vs-koa-multer']);
    expect(figures.map(({ id }) => id)).toEqual(['small-vs-koa-body', 'small-vs-koa-multer']);
    expect(cases).toEqual(['small modern-rest', 'small koa-body', 'small koa-multer']);
  });

  test('says what it cannot read', () => {
    expect(() => readUploadOptions(['--only', 'small'])).toThrow(/^There is no small\. There are: small-vs-koa-body, /);
    for (const rounds of ['0', '1.5', 'many']) {
      expect(() => readUploadOptions(['--rounds', rounds])).toThrow(`--rounds takes a whole number, not ${rounds}`);
    }
  });
});
