/** Where in the input something is wrong: `['body', 'users', 0, 'email']`. */
export type IssuePath = readonly (string | number)[];

/** The kind of an issue, in the words of the error model. */
export type IssueType = 'value_error' | 'not_allowed' | 'not_found' | 'security' | 'ratelimit' | 'user_msg' | 'internal_error' | 'streaming';

/** One thing that is wrong: with a request, or with an answer of ours. */
export interface Issue {
  /** Empty for the value as a whole. */
  readonly path: IssuePath;
  readonly message: string;
  readonly type: IssueType;
  /** Name of the rule that is not kept: that of the library's constraint, or `required`, `type`, `undeclared`, … */
  readonly constraint?: string;
}

/** How many issues one answer lists at most. */
export const MAX_ISSUES = 100;

/** A name that a client made up, as it is told back: its first 64 characters, without those that would control a terminal or a log. */
export function shownName(name: string): string {
  return name.slice(0, 64).replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** An issue of a value at `path`. */
export function valueIssue(path: IssuePath, message: string, constraint?: string): Issue {
  return { path, message, type: 'value_error', ...(constraint !== undefined && { constraint }) };
}

/** An issue of a name at `path` that nobody declared. */
export function undeclaredIssue(path: IssuePath, name: string): Issue {
  return valueIssue([...path, shownName(name)], 'is not declared', 'undeclared');
}
