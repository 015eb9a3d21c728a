import { hasBrokenEscape } from './text-values.ts';

// A parameter may carry a pattern of its own: `:id(\\d+)`.
const PARAMETER = /:([A-Za-z_]\w*)(\([^)]*\))?/g;
const ESCAPES_OR_PARAMETER = new RegExp(`(?:%[\\da-fA-F]{2})+|${PARAMETER.source}`, 'g');

// To the router a name goes on until one of these.
const RUN_ON_NAME = /:([A-Za-z_]\w*)[^\w(./-]/;
const SLASHES_BEFORE_END = /:([A-Za-z_]\w*)\(\.\*\)(?!$)/;
// The router would not capture the value, or takes the star as text.
const NO_CAPTURE = /:([A-Za-z_]\w*)\(\?(?!<\w)/;
const SLASHES_IN_SEGMENT = /:[^/]*:\*$/;
// What means something else when it is not encoded (RFC 3986, section 2.2) stays encoded, and * has a meaning to the router.
const RESERVED = /%(?:2[346abcf]|3[abdf]|40)/i;

/** Joins the parts of a path with single slashes. A part `/` adds nothing; a slash at the end of the last part is kept. */
export function joinPaths(...parts: readonly string[]): string {
  const named = parts.filter((part) => part !== '' && part !== '/');
  const joined = named.map((part) => part.replace(/^\/+|\/+$/g, '')).join('/');
  return `/${joined}${joined !== '' && named.at(-1)?.endsWith('/') ? '/' : ''}`;
}

/** The names of the `:parameters` of a path, in their order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map((match) => match[1] as string);
}

/** The path with every `:parameter` replaced by what `replace` gives for its name. */
export function fillPath(path: string, replace: (name: string) => string): string {
  return path.replace(PARAMETER, (_, name: string) => replace(name));
}

/** The path without what does not tell it from others: names of parameters, escapes, and a slash at the end unless that tells. */
export function canonicalPath(path: string, strict = false): string {
  const nameless = unescapedPath(path).replace(PARAMETER, (_, _name, pattern: string | undefined) => `:${pattern ?? ''}`);
  return strict ? nameless : withoutTrailingSlash(nameless);
}

/** The path with the characters that its fixed parts have percent-encoded: a request may write them otherwise. What is no escape stays. */
export function unescapedPath(path: string): string {
  return path.replace(ESCAPES_OR_PARAMETER, (found) => (found.startsWith('%') && !hasBrokenEscape(found) ? decodeURI(found) : found));
}

/** The path without a slash at its end; the path `/` as it is. */
export function withoutTrailingSlash(path: string): string {
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** Says what is wrong with a path; `undefined` if nothing is. */
export function pathProblem(path: string): string | undefined {
  const names = pathParameters(path);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return `has two parameters :${repeated}`;
  const [, uncaptured] = NO_CAPTURE.exec(path) ?? [];
  if (uncaptured !== undefined) return `has a pattern of :${uncaptured} that starts with a question mark: write the expression without a group`;
  const [, runOn] = RUN_ON_NAME.exec(path) ?? [];
  if (runOn !== undefined) return `has a parameter :${runOn} that goes on: only a slash, a dash, a dot and a pattern end its name`;
  const [, rest] = SLASHES_BEFORE_END.exec(path) ?? [];
  if (rest !== undefined) return `has a parameter :${rest}(.*) before its end, where it would take no slashes`;
  const shape = path.replace(PARAMETER, (_, _name, pattern: string | undefined) => (pattern === '(.*)' ? ':*' : ':'));
  if (SLASHES_IN_SEGMENT.test(shape)) return `has a parameter :${names.at(-1)}(.*) behind another one in its segment, where it would take no slashes`;

  const fixed = path.replace(PARAMETER, '');
  if (/[{}]/.test(fixed)) return 'has braces, which only the document writes';
  if (fixed.includes(':')) return 'has a colon without a name';
  if (/[?#]/.test(fixed)) return 'has a question mark or a hash, which end a path';
  if (fixed.includes('*')) return 'has a star, which stands for nothing';
  if (/[()]/.test(fixed)) return 'has a parenthesis that belongs to no parameter';
  if (hasBrokenEscape(fixed)) return 'has a percent escape that is not UTF-8';
  if (RESERVED.test(fixed)) return 'has a percent escape of a character that means something in a path: only a parameter can hold it';
  return /[^!$%&'+,./;=@\w~-]/.test(fixed) ? 'has a character that no URL has as it is: write it percent-encoded' : undefined;
}
