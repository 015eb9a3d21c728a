import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { Api } from '../contract/api.ts';
import type { RequestParts } from '../contract/component.ts';
import { MethodNotAllowedError, NotFoundError } from '../errors/http-error.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileEndpoint, type EndpointPlan } from './compile-endpoint.ts';
import { recover } from './recover.ts';

/** An api compiled for serving: what an adapter calls. */
export interface RouteTable {
  /** Answers a request; `undefined` if no path of the api matches: another middleware may know it. */
  handle(request: HttpRequest): Promise<HttpResponse> | undefined;
  /** The 404 for a request that nothing answered; `undefined` outside of the api's prefix. */
  notFound(request: HttpRequest): HttpResponse | undefined;
}

/** The plans behind one path, by method. */
type PlansByMethod = Map<string, EndpointPlan>;

/** Compiles every endpoint of an api and finds them by path, then by method: a path with another method is a 405. */
export function compileApi(api: Api): RouteTable {
  const report = api.reportError;
  const routes = [
    ...api.endpoints.map((endpoint) => ({ method: endpoint.method, path: endpoint.path, plan: compileEndpoint(endpoint, report) })),
    ...api.routes.map(({ method, path, handle }) => ({ method, path, plan: plainPlan(handle, report) })),
  ];
  const byPath = new Map<string, PlansByMethod>();
  for (const { method, path, plan } of routes) {
    const canonical = path === '/' ? path : path.replace(/\/$/, '');
    byPath.set(canonical, (byPath.get(canonical) ?? new Map<string, EndpointPlan>()).set(method, plan));
  }
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 4096 });
  for (const [path, plans] of byPath) router.on(ANY, path, () => undefined, plans);

  return {
    handle(request) {
      const route = router.find(ANY, request.path);
      if (!route) return undefined;
      const plans = route.store as PlansByMethod;
      const plan = plans.get(request.method);
      if (plan) return plan(request, route.params as RequestParts['params']);
      return Promise.resolve(recover(new MethodNotAllowedError(request.method, [...plans.keys()].sort()), request, report));
    },
    notFound(request) {
      const inside = api.prefix === '' || request.path === api.prefix || request.path.startsWith(`${api.prefix}/`);
      return inside ? recover(new NotFoundError('There is nothing at this path'), request, report) : undefined;
    },
  };
}

// Methods are compared in the map of plans, so that custom verbs and the 405 need no look-ups of their own.
const ANY: HTTPMethod = 'GET';

function plainPlan(handle: Api['routes'][number]['handle'], report: Api['reportError']): EndpointPlan {
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      return recover(error, request, report);
    }
  };
}
