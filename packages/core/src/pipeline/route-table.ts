import findMyWay, { type Handler, type HTTPMethod, type HTTPVersion, type Instance } from 'find-my-way';
import type { Api } from '../contract/api.ts';
import type { RequestParts } from '../contract/component.ts';
import { MethodNotAllowedError, NotFoundError } from '../errors/http-error.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { withoutTrailingSlash } from '../http/path-template.ts';
import { compileEndpoint, type EndpointPlan } from './compile-endpoint.ts';
import { recover } from './recover.ts';
import { withoutContent } from './without-content.ts';

/** An api compiled for serving: what an adapter calls. */
export interface RouteTable {
  /** Answers a request; `undefined` if no path of the api matches: another middleware may know it. */
  handle(request: HttpRequest): Promise<HttpResponse> | undefined;
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

type Router = Instance<HTTPVersion.V1>;

/** Compiles every endpoint of an api and finds them by method and path. A path that has only other methods is a 405. */
export function compileApi(api: Api): RouteTable {
  const { endpoints, routes, reportError, trailingSlash, answerOptions, prefix } = api;
  const routers = new Map<string, Router>();
  const add = (method: string, path: string, plan: EndpointPlan): void => {
    const router = routers.get(method) ?? newRouter(trailingSlash === 'strict');
    routers.set(method, router);
    const declared = trailingSlash === 'strict' ? path : withoutTrailingSlash(path);
    const [, rest] = REST.exec(declared) ?? [];
    router.on(ANY, declared.replace(REST, '*'), UNUSED, { plan, slash: declared !== path, rest } satisfies Route);
  };
  for (const endpoint of endpoints) add(endpoint.method, endpoint.path, compileEndpoint(endpoint, reportError));
  for (const { method, path, handle } of routes) add(method, path, plainPlan(handle, reportError));

  const find = (method: string, path: string): { readonly store: Route; readonly params: RequestParts['params'] } | undefined =>
    (routers.get(method)?.find(ANY, path) as { store: Route; params: RequestParts['params'] } | null | undefined) ?? undefined;

  const methodsOf = (path: string): string[] => {
    const found = [...routers.keys()].filter((method) => find(method, path));
    if (found.includes('GET') && !found.includes('HEAD')) found.push('HEAD');
    if (answerOptions && found.length > 0 && !found.includes('OPTIONS')) found.push('OPTIONS');
    return found.sort();
  };

  const answerOtherwise = (request: HttpRequest): Promise<HttpResponse> | undefined => {
    const methods = methodsOf(request.path);
    if (methods.length === 0) return undefined;
    if (request.method === 'OPTIONS' && answerOptions) return Promise.resolve({ status: 204, headers: { allow: methods.join(', ') }, body: null });
    return Promise.resolve(recover(new MethodNotAllowedError(request.method, methods), request, reportError));
  };

  return {
    handle(request) {
      const { method, path } = request;
      const own = find(method, path);
      const found = own ?? (method === 'HEAD' ? find('GET', path) : undefined);
      if (!found) return answerOtherwise(request);
      if (trailingSlash === 'redirect' && path !== '/' && path.endsWith('/') !== found.store.slash) return Promise.resolve(redirect(request));
      const { plan, rest } = found.store;
      const answer = plan(request, rest === undefined ? found.params : { ...found.params, [rest]: found.params['*'] });
      return own ? answer : answer.then(withoutContent);
    },
    notFound(request) {
      const inside = prefix === '' || request.path === prefix || request.path.startsWith(`${prefix}/`);
      return inside ? recover(new NotFoundError('There is nothing at this path'), request, reportError) : undefined;
    },
  };
}

/** Says why the router refuses a path; `undefined` if it takes it. */
export function routerRefusal(path: string): string | undefined {
  try {
    newRouter(true).on(ANY, path, UNUSED);
    return undefined;
  } catch (error) {
    return `is refused by the router: ${(error as Error).message}`;
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
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      return recover(error, request, report);
    }
  };
}
