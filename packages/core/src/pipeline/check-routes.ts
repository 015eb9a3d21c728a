import type { Api } from '../contract/api.ts';
import type { ComponentProblem } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { DefinitionProblem, SourcePlace } from '../errors/definition-error.ts';
import { methodProblem } from '../http/method.ts';
import { canonicalPath, pathProblem } from '../http/path-template.ts';
import { routerRefusal } from './router.ts';

/** Lists what is wrong with the paths and methods of an api, each by itself and all together. */
export function checkRoutes(api: Pick<Api, 'endpoints' | 'routes' | 'trailingSlash'>): DefinitionProblem[] {
  const each = api.endpoints.flatMap(({ name: subject, place, path, method }) =>
    [pathIsServable(path), methodIsServable(method)].flatMap((found) => (found ? [{ ...found, subject, place }] : [])),
  );
  return [...each, ...repeatedRoutes(api), ...repeatedOperations(api.endpoints)];
}

function pathIsServable(path: string): ComponentProblem | undefined {
  // Of what is no expression the router refuses nothing that the grammar lets through.
  const problem = pathProblem(path) ?? (path.includes('(') ? routerRefusal(path) : undefined);
  if (problem === undefined) return undefined;
  return {
    code: 'PATH_INVALID',
    cause: `the path ${path} ${problem}`,
    fix: 'write parameters as :name or :name(pattern): /users/:id, /files/:path(.*)',
  };
}

function methodIsServable(method: string): ComponentProblem | undefined {
  const problem = methodProblem(method);
  if (problem === undefined) return undefined;
  return { code: 'METHOD_INVALID', cause: `the method ${method} ${problem}`, fix: 'use a method of node:http `METHODS`' };
}

/** Two endpoints for one method and path: `/a/:x` and `/a/:y` are the same path. */
function repeatedRoutes({ endpoints, routes, trailingSlash }: Pick<Api, 'endpoints' | 'routes' | 'trailingSlash'>): DefinitionProblem[] {
  const key = (method: string, path: string): string => `${method} ${canonicalPath(path, trailingSlash === 'strict')}`;
  const first = new Map<string, () => string>(routes.map(({ method, path }) => [key(method, path), () => 'a plugin']));
  return endpoints.flatMap(({ name, place, method, path }): DefinitionProblem[] => {
    const route = key(method, path);
    const earlier = first.get(route);
    if (earlier === undefined) {
      first.set(route, () => shown(name, place?.()));
      return [];
    }
    const cause = `${method} ${path} is bound to ${earlier()} already`;
    return [{ code: 'ROUTE_REPEATED', subject: name, place, cause, fix: 'give one of them another path or method' }];
  });
}

function shown(name: string, place: SourcePlace | undefined): string {
  return place ? `${name} (${place.file}:${place.line}:${place.column})` : name;
}

function repeatedOperations(endpoints: readonly EndpointContract[]): DefinitionProblem[] {
  const first = new Map<string, string>();
  return endpoints.flatMap(({ name, place, doc: { operationId = name } }): DefinitionProblem[] => {
    const earlier = first.get(operationId);
    if (earlier === undefined) first.set(operationId, name);
    if (earlier === undefined) return [];
    const cause = `the operation ID ${operationId} is that of ${earlier}, too`;
    return [{ code: 'OPERATION_ID_REPEATED', subject: name, place, cause, fix: 'name each operation once, or leave the names to the framework' }];
  });
}
