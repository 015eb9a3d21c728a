import type { Issue, IssuePath } from '@modern-rest/core';
import { inOrder, type LocatedIssue, type Place, unexpected } from './located-issue.ts';
import { validateInstance } from './validate-instance.ts';
import type { PropertiesOf } from './wire-properties.ts';

/** What is wrong with one value so far, and what class-validator has yet to see of it. */
export interface Findings {
  readonly propertiesOf: PropertiesOf;
  /** What could not be read. It needs no second opinion. */
  readonly refused: LocatedIssue[];
  /** What does not look right. It counts where class-validator says nothing of it. */
  readonly doubted: LocatedIssue[];
  /** Instances that nothing above them validates. */
  readonly roots: { readonly instance: object; readonly place: Place }[];
}

export function newFindings(propertiesOf: PropertiesOf): Findings {
  return { propertiesOf, refused: [], doubted: [], roots: [] };
}

/** Takes down that the value at `place` cannot be read. */
export function refuse(place: Place, expectation: string, { refused }: Findings, constraint?: string): undefined {
  refused.push(unexpected(place, expectation, constraint));
}

/** Validates what was read. Returns every issue, in the order of the declaration. */
export async function conclude({ propertiesOf, refused, doubted, roots }: Findings): Promise<Issue[]> {
  const opinions: LocatedIssue[] = [];
  for (const { instance, place } of roots) {
    // One by one: they may be more than a call takes arguments.
    for (const opinion of await validateInstance(instance, place, propertiesOf)) opinions.push(opinion);
  }

  const unread = new Set(refused.map(({ path }) => key(path)));
  const listsOfUnread = new Set(refused.flatMap(({ path }) => (typeof path.at(-1) === 'number' ? [key(path.slice(0, -1))] : [])));
  const found = [
    ...refused,
    ...opinions.filter(({ path, ofItems }) => !isWithin(path, unread) && !(ofItems === true && listsOfUnread.has(key(path)))),
  ];
  const told = new Set(found.map(({ path }) => key(path)));
  return inOrder([...found, ...doubted.filter(({ path }) => !isWithin(path, told))]);
}

function key(path: IssuePath): string {
  return JSON.stringify(path);
}

function isWithin(path: IssuePath, keys: ReadonlySet<string>): boolean {
  return keys.size > 0 && path.some((_, index) => keys.has(key(path.slice(0, index + 1))));
}
