// A parameter may carry a pattern of its own: `:id(\\d+)`.
const PARAMETER = /:([A-Za-z_]\w*)(?:\([^)]*\))?/g;

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
