// A parameter may carry a pattern of its own: `:id(\\d+)`.
const PARAMETER = /:([A-Za-z_]\w*)(\([^)]*\))?/g;

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

/** The path without what does not tell it from others: the names of parameters, and a slash at the end unless that tells. */
export function canonicalPath(path: string, strict = false): string {
  const nameless = path.replace(PARAMETER, (_, _name, pattern: string | undefined) => `:${pattern ?? ''}`);
  return strict ? nameless : withoutTrailingSlash(nameless);
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

  const fixed = path.replace(PARAMETER, '');
  if (/[{}]/.test(fixed)) return 'has braces, which only the document writes';
  if (fixed.includes(':')) return 'has a colon without a name';
  if (/[?#]/.test(fixed)) return 'has a question mark or a hash, which end a path';
  if (fixed.includes('*')) return 'has a star, which stands for nothing';
  if (/[()]/.test(fixed)) return 'has a parenthesis that belongs to no parameter';
  return /[^!$%&'+,./;=@\w~-]/.test(fixed) ? 'has a character that no URL has as it is: write it percent-encoded' : undefined;
}
