import { describe, expect, test } from 'vitest';
import { FIGURES, type Figure } from '../../bench/figures.ts';
import { outcomeOf } from '../../bench/outcome.ts';
import type { Samples } from '../../bench/run-rounds.ts';
import type { VariantName } from '../../bench/variants.ts';

const figure = (id: string): Figure => FIGURES.find((candidate) => candidate.id === id) as Figure;
const samples = (values: Partial<Record<VariantName, number[]>>, failures: readonly VariantName[] = []): Samples => ({
  values: new Map(Object.entries(values) as [VariantName, number[]][]),
  failures: new Map(failures.map((name) => [name, new Error('broken')])),
});

describe('a ratio says how many times better we are', () => {
  test('more of a rate is better', () => {
    const outcome = outcomeOf(figure('post-vs-koa'), samples({ 'post-modern-rest': [200], 'post-koa': [100] }));
    expect(outcome).toMatchObject({ ours: 200, theirs: 100, ratio: 2, reached: true });
  });

  test('less of a time is better', () => {
    const outcome = outcomeOf(figure('start-vs-nest'), samples({ 'start-modern-rest': [300], 'start-nest': [150] }));
    expect(outcome).toMatchObject({ ours: 300, theirs: 150, ratio: 0.5, reached: false });
  });

  test('what a controller costs is the difference of two applications, for each of the controllers between them', () => {
    const few = { 'start-modern-rest-few': [200], 'start-nest-few': [500] };
    const many = { 'start-modern-rest-many': [400], 'start-nest-many': [1100] };
    expect(outcomeOf(figure('start-controllers'), samples({ ...few, ...many }))).toMatchObject({ ours: 1, theirs: 3, ratio: 3, reached: true });
  });
});

test('a ratio is that of the medians, and its spread that of the rounds', () => {
  const measured = { 'post-modern-rest': [100, 900, 300, 200], 'post-koa': [100, 100, 200, 200] };
  expect(outcomeOf(figure('post-vs-koa'), samples(measured))).toMatchObject({ ours: 250, theirs: 150, ratio: 250 / 150, spread: [1, 9] });
});

test('a figure without one of its variants has no ratio', () => {
  const measured = samples({ 'post-modern-rest': [200], 'post-koa': [100] }, ['post-koa']);
  expect(outcomeOf(figure('post-vs-koa'), measured)).toBeUndefined();
});
