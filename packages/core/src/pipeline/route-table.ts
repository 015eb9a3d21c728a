import findMyWay, { type Handler, type HTTPMethod, type HTTPVersion, type Instance } from 'find-my-way';
import type { Api } from '../contract/api.ts';
import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain } from '../contract/waiting.ts';
import { MethodNotAllowedError, NotFoundError } from '../errors/http-error.ts';
import { isRestError, RestError } from '../errors/rest-error.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { unescapedPath, withoutTrailingSlash } from '../http/path-template.ts';
import { compileEndpoint, type EndpointPlan } from './compile-endpoint.ts';
import { recover } from './recover.ts';
import { withoutContent } from './without-content.ts';

/** An api compiled for serving: what an adapter calls. */
export interface RouteTable {
  /** Answers a request, at once where nothing has to be waited for; `undefined` if no path of the api matches: another middleware may know it. */
  handle(request: HttpRequest): MaybePromise<HttpResponse> | undefined;
  /** The 404 for a request that nothing answered; `undefined` outside of the api's prefix. */
  notFound(request: HttpRequest): HttpResponse | undefined;
}

/** A plan, and the path that it was declared for. */
interface Route {
  readonly plan: EndpointPlan;
  readonly slash: boolean;
  /** Name of the parameter that takes the rest of the path, slashes included. */
  readonly rest: string | undefined;
}

/** What the router finds. */
interface Found {
  readonly store: Route;
  readonly params: RequestParts['params'];
}

type Router = Instance<HTTPVersion.V1>;

/**
 * Compiles every endpoint of an api and finds them by method and path. A path that has only other methods is a 405.
 *
 * Throws `RestError` in a process that forbids to make code of text: the router does.
 */
export function compileApi(api: Api): RouteTable {
  const { endpoints, routes, reportError, trailingSlash, answerOptions, prefix } = api;
  const routers = new Map<string, Router>();
  const add = (method: string, path: string, plan: EndpointPlan): void => {
    const router = routers.get(method) ?? newRouter(trailingSlash === 'strict');
    routers.set(method, router);
    const declared = trailingSlash === 'strict' ? path : withoutTrailingSlash(path);
    const [, rest] = REST.exec(declared) ?? [];
    register(router, unescapedPath(declared).replace(REST, '*'), { plan, slash: declared !== path, rest });
  };
  for (const endpoint of endpoints) add(endpoint.method, endpoint.path, compileOnDemand(endpoint, reportError));
  for (const { method, path, handle } of routes) add(method, path, plainPlan(handle, reportError));

  const methodsOf = (path: string): string[] => {
    const found = [...routers.keys()].filter((method) => find(routers, method, path));
    if (found.includes('GET') && !found.includes('HEAD')) found.push('HEAD');
    if (answerOptions && found.length > 0 && !found.includes('OPTIONS')) found.push('OPTIONS');
    return found.sort();
  };

  const answerOtherwise = (request: HttpRequest): MaybePromise<HttpResponse> | undefined => {
    const { method, path } = request;
    const get = method === 'HEAD' ? find(routers, 'GET', path) : undefined;
    if (get) return chain(answer(get, request), withoutContent);
    const methods = methodsOf(path);
    if (methods.length === 0) return undefined;
    if (method === 'OPTIONS' && answerOptions) return { status: 204, headers: { allow: methods.join(', ') }, body: null };
    return recover(new MethodNotAllowedError(method, methods), request, reportError);
  };

  const answer = ({ store, params }: Found, request: HttpRequest): MaybePromise<HttpResponse> => {
    const { plan, slash, rest } = store;
    const { path } = request;
    if (trailingSlash === 'redirect' && path !== '/' && path.endsWith('/') !== slash) return redirect(request);
    return plan(request, rest === undefined ? params : { ...params, [rest]: params['*'] });
  };

  return {
    handle(request) {
      const found = find(routers, request.method, request.path);
      return found ? answer(found, request) : answerOtherwise(request);
    },
    notFound(request) {
      const inside = prefix === '' || request.path === prefix || request.path.startsWith(`${prefix}/`);
      return inside ? recover(new NotFoundError('There is nothing at this path'), request, reportError) : undefined;
    },
  };
}

/** Compiles an endpoint when it is first asked: all that can be wrong with it was found at start, and most endpoints of a large api wait long. */
function compileOnDemand(endpoint: EndpointContract, report: Api['reportError']): EndpointPlan {
  let plan: EndpointPlan | undefined;
  return (request, params) => {
    plan ??= compileEndpoint(endpoint, report);
    return plan(request, params);
  };
}

function find(routers: ReadonlyMap<string, Router>, method: string, path: string): Found | null | undefined {
  return routers.get(method)?.find(ANY, path) as Found | null | undefined;
}

/** Says why the router refuses a path; `undefined` if it takes it. */
export function routerRefusal(path: string): string | undefined {
  try {
    register(newRouter(true), path);
    return undefined;
  } catch (error) {
    if (isRestError(error)) throw error;
    return `is refused by the router: ${(error as Error).message}`;
  }
}

function register(router: Router, path: string, route?: Route): void {
  try {
    router.on(ANY, path, UNUSED, route);
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

// Each method has a router of its own: its paths never hide those of another, and custom verbs need no list.
const ANY: HTTPMethod = 'GET';

/** What is found is in the store: the router wants a handler all the same. */
const UNUSED = Object as unknown as Handler<HTTPVersion.V1>;

const REST = /:(\w+)\(\.\*\)$/;

function newRouter(strict: boolean): Router {
  return findMyWay({ ignoreTrailingSlash: !strict, maxParamLength: 4096 });
}

function redirect({ path, queryString }: HttpRequest): HttpResponse {
  const other = path.endsWith('/') ? withoutTrailingSlash(path) : `${path}/`;
  // Two slashes at the beginning would name another host.
  const location = `${other.replace(/^\/+/, '/')}${queryString === '' ? '' : `?${queryString}`}`;
  return { status: 308, headers: { location }, body: null };
}

function plainPlan(handle: Api['routes'][number]['handle'], report: Api['reportError']): EndpointPlan {
  return (request) =>
    attempt(
      () => handle(request),
      (error) => recover(error, request, report),
    );
}
