import type { Issue, IssuePath } from '@modern-rest/core';
import type { LibraryIssue } from './libraries.ts';

/** What the framework refuses by itself, before any constraint is asked: `docs/errors.md` names them. */
const REFUSALS: ReadonlySet<string> = new Set(['required', 'type', 'undeclared', 'discriminator', 'depth']);

/**
 * Says where the issues of the framework and those of the libraries differ; `undefined` where they agree.
 *
 * They agree if the framework tells all that the libraries tell, but for what it could not read, and nothing else but what it could not read.
 */
export function issuesDifference(issues: readonly Issue[], expected: readonly LibraryIssue[]): string | undefined {
  const refused = issues.filter((issue) => REFUSALS.has(issue.constraint ?? '') || isUnreadable(issue, expected));
  const told = issues.filter((issue) => !refused.includes(issue));
  const invented = told.find((issue) => !expected.some((one) => isSame(one, issue)));
  if (invented) return `told of nothing: ${shown(invented)}`;
  const missed = expected.find((one) => !told.some((issue) => isSame(one, issue)) && !refused.some((issue) => isUnread(one, issue)));
  return missed && `not told: ${shown(missed)}`;
}

/** A date that cannot be read breaks `@IsDate` in words of its own, and where the libraries would have guessed. */
function isUnreadable(issue: Issue, expected: readonly LibraryIssue[]): boolean {
  return issue.constraint === 'isDate' && !expected.some((one) => isSame(one, issue));
}

function isSame(one: LibraryIssue, issue: Issue): boolean {
  if (one.constraint !== issue.constraint || key(one.path) !== key(issue.path)) return false;
  return !one.sameNames || one.message === issue.message;
}

/** Whether what an issue is about was not read: the value itself, one that it is in, or one of its items. */
function isUnread({ path }: LibraryIssue, refused: Issue): boolean {
  const within = refused.path.length <= path.length && key(path.slice(0, refused.path.length)) === key(refused.path);
  return within || key(refused.path.slice(0, -1)) === key(path);
}

function key(path: IssuePath): string {
  return JSON.stringify(path);
}

function shown({ path, constraint, message }: { readonly path: IssuePath; readonly constraint?: string; readonly message: string }): string {
  return `${path.join('.')}: ${constraint}, ${message}`;
}
