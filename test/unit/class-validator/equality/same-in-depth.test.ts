import { describe, expect, test } from 'vitest';
import { keptPromise, sameInDepth } from './same-in-depth.ts';

class Point {
  constructor(readonly x: unknown) {}
}

describe('G1: values are compared in the same way by every version of Node.js', () => {
  test.each<[string, unknown, unknown]>([
    ['promises', keptPromise('x'), keptPromise('x')],
    ['promises in an instance', new Point(keptPromise([1])), new Point(keptPromise([1]))],
    ['promises in a list', [keptPromise(new Point(1))], [keptPromise(new Point(1))]],
    ['promises in a set', new Set([keptPromise(1)]), new Set([keptPromise(1)])],
    ['promises in a map', new Map([['a', keptPromise(1)]]), new Map([['a', keptPromise(1)]])],
    ['dates', new Date(0), new Date(0)],
    ['numbers that are not one', Number.NaN, Number.NaN],
  ])('%s with equal contents are equal', (_, one, other) => {
    expect(sameInDepth(one, other)).toBe(true);
  });

  test.each<[string, unknown, unknown]>([
    ['promises', keptPromise('x'), keptPromise('y')],
    ['promises in an instance', new Point(keptPromise([1])), new Point(keptPromise([2]))],
    ['a promise and its value', keptPromise('x'), 'x'],
    ['instances of different classes', new Point(1), { x: 1 }],
    ['lists of different lengths', [1], [1, undefined]],
    ['objects with different keys', { a: undefined }, { b: undefined }],
    ['dates', new Date(0), new Date(1)],
    ['an object and null', {}, null],
  ])('%s with different contents differ', (_, one, other) => {
    expect(sameInDepth(one, other)).toBe(false);
  });
});
