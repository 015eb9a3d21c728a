import type { Issue, IssuePath } from '@modern-rest/core';
import type { LibraryIssue } from './libraries.ts';

/** What the framework refuses by itself, before any constraint is asked: `docs/errors.md` names them. A date that cannot be read breaks `@IsDate`. */
const REFUSALS: ReadonlySet<string | undefined> = new Set(['required', 'type', 'undeclared', 'discriminator', 'depth', 'isDate']);

/**
 * Says where the issues of the framework and those of the libraries differ; `undefined` where they agree.
 *
 * They agree if the framework tells all that the libraries tell, but for what it could not read, and nothing else but what it could not read.
 */
export function issuesDifference(issues: readonly Issue[], expected: readonly LibraryIssue[]): string | undefined {
  const refused = issues.filter(({ constraint }) => REFUSALS.has(constraint));
  const invented = issues.find((issue) => !refused.includes(issue) && !expected.some((one) => isSame(one, issue)));
  if (invented) return `told of nothing: ${shown(invented)}`;
  const missed = expected.find((one) => !issues.some((issue) => isSame(one, issue)) && !refused.some((issue) => isUnread(one, issue)));
  return missed && `not told: ${shown(missed)}`;
}

/** The libraries name the property, the framework the item that does not pass. */
function isSame(one: LibraryIssue, issue: Issue): boolean {
  if (one.constraint !== issue.constraint) return false;
  const ofItem = one.message.includes('each value in ') && key(one.path) === key(issue.path.slice(0, -1));
  if (!ofItem && key(one.path) !== key(issue.path)) return false;
  return !one.sameNames || one.message === issue.message;
}

/** Whether what an issue is about was not read: the value itself, one that it is in, or, for what is asked of each item, one of these. */
function isUnread({ path, message }: LibraryIssue, refused: Issue): boolean {
  const within = refused.path.length <= path.length && key(path.slice(0, refused.path.length)) === key(refused.path);
  return within || (message.includes('each value in ') && key(refused.path.slice(0, -1)) === key(path));
}

function key(path: IssuePath): string {
  return JSON.stringify(path);
}

function shown({ path, constraint, message }: { readonly path: IssuePath; readonly constraint?: string; readonly message: string }): string {
  return `${path.join('.')}: ${constraint}, ${message}`;
}
