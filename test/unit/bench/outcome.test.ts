import { describe, expect, test } from 'vitest';
import { figureOutcome } from '../../bench/figure-outcome.ts';
import { figureTable } from '../../bench/figure-table.ts';
import { FIGURES, type Figure } from '../../bench/figures.ts';
import { outcomesOf } from '../../bench/outcome.ts';
import type { NodeVersion } from '../../bench/processes/node-version.ts';
import { ratiosJson } from '../../bench/ratios-json.ts';
import type { Samples } from '../../bench/samples.ts';
import type { VariantName } from '../../bench/variants.ts';

const figure = (id: string): Figure => FIGURES.find((candidate) => candidate.id === id) as Figure;
const samples = (values: Partial<Record<VariantName, number[]>>, failures: readonly VariantName[] = []): Samples<VariantName, number> => ({
  values: new Map(Object.entries(values) as [VariantName, number[]][]),
  failures: new Map(failures.map((name) => [name, new Error('broken')])),
});
const outcomeOf = (id: string, ...measured: Parameters<typeof samples>) => figureOutcome(figure(id), samples(...measured));

describe('the ratio of a figure', () => {
  test('with a minimum compares rates: more is better', () => {
    expect(outcomeOf('post-vs-koa', { 'post-modern-rest': [200], 'post-koa': [100] })).toMatchObject({ ratio: 2, reached: true });
    expect(outcomeOf('post-vs-koa', { 'post-modern-rest': [120], 'post-koa': [100] })).toMatchObject({ ratio: 1.2, reached: false });
  });

  test('with a minimum compares times: less is better', () => {
    expect(outcomeOf('start-vs-nest', { 'start-modern-rest': [300], 'start-nest': [150] })).toMatchObject({ ratio: 0.5, reached: false });
  });

  test('with a maximum is that of the latencies', () => {
    expect(outcomeOf('p99-512', { 'p99-modern-rest': [40], 'p99-fastify': [80] })).toMatchObject({ ratio: 0.5, reached: true });
    expect(outcomeOf('p99-512', { 'p99-modern-rest': [84], 'p99-fastify': [80] })).toMatchObject({ ratio: 1.05, reached: false });
  });

  test('without a target is only shown', () => {
    expect(outcomeOf('post-vs-koa-scheduled', { 'post-modern-rest': [90], 'post-koa-scheduled': [100] })).toMatchObject({
      ratio: 0.9,
      reached: undefined,
    });
  });

  test('of one more controller compares the differences of two applications', () => {
    const few = { 'start-modern-rest-few': [200], 'start-nest-few': [500] };
    const many = { 'start-modern-rest-many': [400], 'start-nest-many': [1100] };
    expect(outcomeOf('start-controllers', { ...few, ...many })).toMatchObject({ ratio: 3, reached: true });
  });

  test('is the median of the ratios of the rounds', () => {
    // The ratio of the medians would be 2.
    const measured = { 'post-modern-rest': [100, 200, 900], 'post-koa': [10, 100, 300] };
    expect(outcomeOf('post-vs-koa', measured)).toMatchObject({ ratio: 3, spread: [2, 10] });
  });

  test('is missing if one of its variants failed or was not measured', () => {
    const measured = { 'post-modern-rest': [200], 'post-koa': [100] };
    expect(outcomeOf('post-vs-koa', measured, ['post-koa'])).toBeUndefined();
    expect(outcomeOf('post-vs-adonis', measured)).toBeUndefined();
  });
});

describe('the results of several versions of Node.js', () => {
  const [old, current]: NodeVersion[] = ['20.20.2', '24.21.0'].map((version) => ({ version, program: 'node' })) as [NodeVersion, NodeVersion];
  const figures = ['post-vs-koa', 'p99-512', 'post-vs-koa-scheduled'].map(figure);
  const onOld = samples({ 'post-modern-rest': [100], 'post-koa': [100] });
  const onCurrent = samples({
    'post-modern-rest': [1250],
    'post-koa': [100],
    'post-koa-scheduled': [1000],
    'p99-modern-rest': [1],
    'p99-fastify': [4],
  });
  const outcomes = new Map(
    [[old, onOld] as const, [current, onCurrent] as const].map(([node, measured]) => [
      node as NodeVersion,
      outcomesOf(figures, (each) => figureOutcome(each, measured)),
    ]),
  );

  test('are columns of one table', () => {
    const cells = figureTable(figures, outcomes)
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(cells.map((row) => row.slice(3, -1))).toEqual([
      ['target', 'Node 20.20.2', 'single rounds', 'reached', 'Node 24.21.0', 'single rounds', 'reached'],
      expect.anything(),
      ['≥ 1.25 ×', '1.00 ×', '1.00–1.00', 'no', '12.5 ×', '12.5–12.5', 'yes'],
      ['≤ 1 ×', '–', '–', '–', '0.25 ×', '0.25–0.25', 'yes'],
      ['', '–', '–', '–', '1.25 ×', '1.25–1.25', ''],
    ]);
  });

  test('are written as JSON by version', () => {
    expect(JSON.parse(ratiosJson(outcomes))).toEqual({
      '20.20.2': { 'post-vs-koa': 1 },
      '24.21.0': { 'post-vs-koa': 12.5, 'p99-512': 0.25, 'post-vs-koa-scheduled': 1.25 },
    });
  });
});
