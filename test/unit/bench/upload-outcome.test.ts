import { describe, expect, test } from 'vitest';
import type { CaseName } from '../../bench/uploads/cases.ts';
import { CASES } from '../../bench/uploads/cases.ts';
import { FIGURES, type Figure } from '../../bench/uploads/figures.ts';
import type { Sample, Samples } from '../../bench/uploads/samples.ts';
import { uploadOutcome } from '../../bench/uploads/upload-outcome.ts';
import { memoryTable, rateTable } from '../../bench/uploads/upload-tables.ts';

const samples = (rounds: Partial<Record<CaseName, Sample[]>>, failures: readonly CaseName[] = []): Samples => ({
  values: new Map(Object.entries(rounds) as [CaseName, Sample[]][]),
  failures: new Map(failures.map((name) => [name, new Error('broken')])),
});
const rates = (...all: number[]): Sample[] => all.map((rate) => ({ perProcessorSecond: rate, requests: rate / 2 }));
const memory = (...all: number[]): Sample[] => all.map((grown) => ({ grown, idle: 50, peak: 50 + grown }));

const quick: Figure = {
  id: 'quick',
  says: 'ours; theirs',
  bound: ['at least', 1.5],
  metric: 'perProcessorSecond',
  pairs: [['small modern-rest', 'small koa-body']],
};
const sparing: Figure = {
  id: 'sparing',
  says: 'ours; theirs',
  bound: ['at most', 1.3],
  metric: 'grown',
  pairs: [
    ['memory 100 MiB modern-rest', 'memory 100 MiB drain'],
    ['memory 1 GiB modern-rest', 'memory 1 GiB drain'],
  ],
};

test('every figure compares cases that there are', () => {
  const missing = FIGURES.flatMap(({ pairs }) => pairs.flat()).filter((name) => !CASES.has(name));
  expect(missing).toEqual([]);
});

describe('the ratio of uploads', () => {
  test('is the median of the ratios of the rounds', () => {
    const measured = samples({ 'small modern-rest': rates(100, 900, 300), 'small koa-body': rates(100, 100, 200) });
    expect(uploadOutcome(quick, measured)).toEqual({ ratio: 1.5, spread: [1, 9], reached: true });
  });

  test('reaches what it has to be at least, exactly', () => {
    const ofRate = (rate: number) => uploadOutcome(quick, samples({ 'small modern-rest': rates(rate), 'small koa-body': rates(100) }))?.reached;
    expect([ofRate(150), ofRate(149)]).toEqual([true, false]);
  });

  test('that is bounded above is the worst of all sizes', () => {
    const hundred = { 'memory 100 MiB modern-rest': memory(20), 'memory 100 MiB drain': memory(20) } as const;
    const huge = (grown: number) => ({ 'memory 1 GiB modern-rest': memory(grown), 'memory 1 GiB drain': memory(20) });
    expect(uploadOutcome(sparing, samples({ ...hundred, ...huge(26) }))).toMatchObject({ ratio: 1.3, reached: true });
    expect(uploadOutcome(sparing, samples({ ...hundred, ...huge(27) }))).toMatchObject({ ratio: 1.35, reached: false });
    expect(uploadOutcome(sparing, samples({ ...hundred, ...huge(10) }))).toMatchObject({ ratio: 1, reached: true });
  });

  test('is not there if a case has failed or was not measured', () => {
    const both = { 'small modern-rest': rates(100), 'small koa-body': rates(100) };
    expect(uploadOutcome(quick, samples(both, ['small koa-body']))).toBeUndefined();
    expect(uploadOutcome(quick, samples({ 'small modern-rest': rates(100) }))).toBeUndefined();
  });
});

describe('a table of uploads', () => {
  test('has the medians of each case, by kind', () => {
    const measured = samples({
      'small drain': [{ requests: 5000, megabytes: 13.04, perProcessorSecond: 4000, loadShare: 0.5 }],
      'memory 1 GiB drain': memory(20, 40, 30),
    });
    const names = ['small drain', 'memory 1 GiB drain', 'large drain'] as const;
    expect(rateTable(names, measured).split('\n').slice(2)).toEqual([
      '| small drain | multipart | none     |      5000 |   13.0 |               0.25 |                50.0 |',
      '| large drain | multipart | none     |    failed | failed |             failed |              failed |',
    ]);
    expect(memoryTable(names, measured).split('\n').slice(2)).toEqual([
      '| memory 1 GiB drain | multipart | none     |      50.0 |      80.0 |      30.0 |',
    ]);
    expect(rateTable(['memory 1 GiB drain'], measured)).toBe('');
  });
});
