import findMyWay, { type Handler, type HTTPMethod, type HTTPVersion, type Instance } from 'find-my-way';
import type { RequestParts } from '../contract/component.ts';
import { isRestError, RestError } from '../errors/rest-error.ts';
import { unescapedPath, withoutTrailingSlash } from '../http/path-template.ts';

/** The routes of one method. Each method has a router: paths never hide those of another method, and custom methods need no list. */
export interface Router<R> {
  /** Throws `RestError` in a process that forbids code generation. */
  add(path: string, route: R): void;
  /** Finds the most specific route whose parameters all have a value. */
  find(path: string): Match<R> | undefined;
}

/** The route of a path, with the values of its parameters. */
export interface Match<R> {
  readonly route: R;
  readonly params: RequestParts['params'];
}

/** A route, and the name of the parameter that takes the rest of the path, including slashes. */
interface Entry<R> {
  readonly route: R;
  readonly rest: string | undefined;
}

interface Found<R> {
  readonly store: Entry<R>;
  readonly params: RequestParts['params'];
}

/** Makes a router. A strict one distinguishes `/users` from `/users/`. */
export function newRouter<R>(strict: boolean): Router<R> {
  const router = newFindMyWay(!strict);
  const search = (path: string, excluded: ReadonlySet<unknown>): Found<R> | null => router.find(METHOD, path, { entry: excluded }) as Found<R> | null;
  const searchFurther = (path: string, first: Found<R>): Found<R> | null => {
    const excluded = new Set<unknown>();
    let found: Found<R> | null = first;
    for (; found && lacksValue(found.params); found = search(path, excluded)) excluded.add(found.store);
    return found;
  };
  return {
    add(path, route) {
      const declared = strict ? path : withoutTrailingSlash(path);
      const [, , rest] = REST.exec(declared) ?? [];
      register(router, unescapedPath(declared).replace(REST, '$1*'), { route, rest });
    },
    find(path) {
      const first = search(path, NOTHING);
      const match = first && lacksValue(first.params) ? searchFurther(path, first) : first;
      if (!match) return undefined;
      const { params } = match;
      const { route, rest } = match.store;
      return { route, params: rest === undefined ? params : { ...params, [rest]: params['*'] } };
    },
  };
}

/** Says why the router refuses a path; `undefined` if it accepts the path. */
export function routerRefusal(path: string): string | undefined {
  try {
    register(newFindMyWay(false), path, {});
    return undefined;
  } catch (error) {
    if (isRestError(error)) throw error;
    return `is refused by the router: ${(error as Error).message}`;
  }
}

const METHOD: HTTPMethod = 'GET';
const NOTHING: ReadonlySet<unknown> = new Set();
/** The result of a search is in the store, but the router requires a handler. */
const UNUSED = Object as unknown as Handler<HTTPVersion.V1>;
const REST = /(\/[^/:]*):(\w+)\(\.\*\)$/;

/** The router matches an empty segment with a parameter, and an empty text with a pattern like `\d*`. */
function lacksValue(params: RequestParts['params']): boolean {
  for (const name in params) if (params[name] === '') return true;
  return false;
}

/** Each entry is its own constraint. The search goes on behind an excluded entry, and the router accepts `/:id(\d+)` next to `/:name([a-z]+)`. */
function newFindMyWay(ignoreTrailingSlash: boolean): Instance<HTTPVersion.V1> {
  return findMyWay({
    ignoreTrailingSlash,
    maxParamLength: 4096,
    // The router declares the constraints that it can be given as strings, and only derives them in a method that is not used here.
    constraints: { entry: { name: 'entry', deriveConstraint: String, storage: newEntryStorage as never } } as never,
  });
}

/** The entries of one path by the bits that the router gives them. */
function newEntryStorage(): { get(excluded: ReadonlySet<unknown>): number; set(entry: unknown, bits: number): void } {
  const entries = new Map<unknown, number>();
  return {
    get(excluded) {
      let bits = 0;
      for (const [entry, bit] of entries) if (!excluded.has(entry)) bits |= bit;
      return bits;
    },
    set: (entry, bits) => void entries.set(entry, bits),
  };
}

function register(router: Instance<HTTPVersion.V1>, path: string, entry: object): void {
  try {
    router.on(METHOD, path, { constraints: { entry } as never }, UNUSED, entry);
  } catch (cause) {
    if (!(cause instanceof EvalError)) throw cause;
    const fix = 'start the process without --disallow-code-generation-from-strings';
    throw new RestError(
      'code_forbidden',
      `Routes cannot be served here: the router find-my-way makes code of them, which this process forbids: ${fix}`,
      { cause },
    );
  }
}
