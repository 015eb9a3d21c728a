import type { Api } from '../contract/api.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { MethodNotAllowedError, NotFoundError } from '../errors/http-error.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { withoutTrailingSlash } from '../http/path-template.ts';
import { compileEndpoint, type EndpointPlan } from './compile-endpoint.ts';
import { compilePlainRoute } from './plain-route.ts';
import { recover } from './recover.ts';
import { type Match, newRouter, type Router } from './router.ts';

/** An api compiled for serving: what an adapter calls. */
export interface RouteTable {
  /** Answers a request, at once where nothing has to be waited for; `undefined` if no path of the api matches: another middleware may know it. */
  handle(request: HttpRequest): MaybePromise<HttpResponse> | undefined;
  /** `true` if the path of a request is within the api's prefix. */
  isInside(request: HttpRequest): boolean;
  /** The 404 for a request that nothing answered. */
  notFound(request: HttpRequest): HttpResponse;
  /** The response for an error that was thrown outside of the api, for example by other middleware. Reports it if it is the server's fault. */
  fail(error: unknown, request: HttpRequest): HttpResponse;
}

/** A plan, and whether its path was declared with a slash at its end. */
interface Route {
  readonly plan: EndpointPlan;
  readonly slash: boolean;
}

/**
 * Compiles every endpoint of an api and finds them by method and path. A path that has only other methods is a 405.
 *
 * Throws `RestError` in a process that forbids code generation: the router needs it.
 */
export function compileApi(api: Api): RouteTable {
  const { endpoints, routes, reportError, trailingSlash, answerOptions, prefix } = api;
  const routers = new Map<string, Router<Route>>();
  const add = (method: string, path: string, plan: EndpointPlan): void => {
    const router = routers.get(method) ?? newRouter<Route>(trailingSlash === 'strict');
    routers.set(method, router);
    router.add(path, { plan, slash: path !== withoutTrailingSlash(path) });
  };
  const find = (method: string, path: string): Match<Route> | undefined => routers.get(method)?.find(path);
  for (const endpoint of endpoints) add(endpoint.method, endpoint.path, compileEndpoint(endpoint)(reportError));
  for (const route of routes) add(route.method, route.path, compilePlainRoute(route, reportError));

  const methodsOf = (path: string): string[] => {
    const found = [...routers.keys()].filter((method) => find(method, path));
    if (found.includes('GET') && !found.includes('HEAD')) found.push('HEAD');
    if (answerOptions && found.length > 0 && !found.includes('OPTIONS')) found.push('OPTIONS');
    return found.sort();
  };

  const answerOtherwise = (request: HttpRequest): MaybePromise<HttpResponse> | undefined => {
    const { method, path } = request;
    const get = method === 'HEAD' ? find('GET', path) : undefined;
    // The adapter does not send the content.
    if (get) return answer(get, request);
    const methods = methodsOf(path);
    if (methods.length === 0) return undefined;
    if (method === 'OPTIONS' && answerOptions) return { status: 204, headers: { allow: methods.join(', ') }, body: null };
    return recover(new MethodNotAllowedError(method, methods), request, reportError);
  };

  const answer = ({ route, params }: Match<Route>, request: HttpRequest): MaybePromise<HttpResponse> => {
    const { plan, slash } = route;
    const { path } = request;
    if (trailingSlash === 'redirect' && path !== '/' && path.endsWith('/') !== slash) return redirect(request);
    return plan(request, params);
  };

  return {
    handle(request) {
      const found = find(request.method, request.path);
      return found ? answer(found, request) : answerOtherwise(request);
    },
    isInside: ({ path }) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`),
    notFound: (request) => recover(new NotFoundError('There is nothing at this path'), request, reportError),
    fail: (error, request) => recover(error, request, reportError),
  };
}

function redirect({ path, queryString }: HttpRequest): HttpResponse {
  const other = path.endsWith('/') ? withoutTrailingSlash(path) : `${path}/`;
  // Two slashes at the beginning would name another host.
  const location = `${other.replace(/^\/+/, '/')}${queryString === '' ? '' : `?${queryString}`}`;
  return { status: 308, headers: { location }, body: null };
}
