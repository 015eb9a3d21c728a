import { type Issue, type IssuePath, valueIssue } from '@modern-rest/core';
import type { WireProperty } from './wire-properties.ts';

/** A place in a value: its path on the wire, and the position of each step in its model. */
export interface Place {
  readonly path: IssuePath;
  readonly order: readonly number[];
}

/** An issue with its place, so that issues can be told in the order of the declaration. */
export interface LocatedIssue extends Place {
  readonly message: string;
  /** Name of the rule that is not kept. */
  readonly constraint: string;
  /** Whether it is told of a list, but meant of its items. */
  readonly ofItems?: boolean;
}

export const ROOT: Place = { path: [], order: [] };

/** The place of a property of the model at `place`. */
export function atProperty({ path, order }: Place, { wire }: Pick<WireProperty, 'wire'>, index: number): Place {
  return { path: [...path, wire], order: [...order, index] };
}

/** The place of an item of the list at `place`. */
export function atIndex({ path, order }: Place, index: number): Place {
  return { path: [...path, index], order: [...order, index] };
}

/** The issue that the value at `place` is not as expected. Names the property, where there is one. */
export function unexpected(place: Place, expectation: string, constraint = 'type'): LocatedIssue {
  const name = place.path.findLast((step) => typeof step === 'string');
  return { ...place, constraint, message: name === undefined ? expectation : `${name} ${expectation}` };
}

/** The issues in the order of the declaration. */
export function inOrder(issues: readonly LocatedIssue[]): Issue[] {
  return [...issues].sort(byOrder).map(({ path, message, constraint }) => valueIssue(path, message, constraint));
}

function byOrder({ order: a }: LocatedIssue, { order: b }: LocatedIssue): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
