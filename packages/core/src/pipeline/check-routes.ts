import type { Api } from '../contract/api.ts';
import type { ComponentProblem } from '../contract/component.ts';
import type { EndpointDeclaration } from '../contract/endpoint-contract.ts';
import type { EndpointHead } from '../contract/endpoint-head.ts';
import type { DefinitionProblem, SourcePlace } from '../errors/definition-error.ts';
import { methodProblem } from '../http/method.ts';
import { canonicalPath, pathProblem } from '../http/path-template.ts';
import { routerRefusal } from './router.ts';

/** An endpoint, or a route of a plugin, which has no operation ID. */
export type ServedHead = EndpointHead & Partial<Pick<EndpointDeclaration, 'doc'>>;

/** Lists what is wrong with the paths and methods of an api, each by itself and all together. */
export function checkRoutes(served: readonly ServedHead[], trailingSlash: Api['trailingSlash']): DefinitionProblem[] {
  const each = served.flatMap(({ name: subject, place, path, method }) =>
    [pathIsServable(path), methodIsServable(method)].flatMap((found) => (found ? [{ ...found, subject, place }] : [])),
  );
  return [...each, ...repeatedRoutes(served, trailingSlash === 'strict'), ...repeatedOperations(served)];
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

/** Finds two routes for one method and path: `/a/:x` and `/a/:y` are the same path. */
function repeatedRoutes(served: readonly ServedHead[], strict: boolean): DefinitionProblem[] {
  const first = new Map<string, ServedHead>();
  return served.flatMap((head): DefinitionProblem[] => {
    const { name, place, method, path } = head;
    const route = `${method} ${canonicalPath(path, strict)}`;
    const earlier = first.get(route);
    if (earlier === undefined) {
      first.set(route, head);
      return [];
    }
    const cause = `${method} ${path} is bound to ${shown(earlier.name, earlier.place?.())} already`;
    return [{ code: 'ROUTE_REPEATED', subject: name, place, cause, fix: 'give one of them another path or method' }];
  });
}

function shown(name: string, place: SourcePlace | undefined): string {
  return place ? `${name} (${place.file}:${place.line}:${place.column})` : name;
}

function repeatedOperations(served: readonly ServedHead[]): DefinitionProblem[] {
  const first = new Map<string, string>();
  return served.flatMap(({ name, place, doc }): DefinitionProblem[] => {
    if (!doc) return [];
    const { operationId = name } = doc;
    const earlier = first.get(operationId);
    if (earlier === undefined) first.set(operationId, name);
    if (earlier === undefined) return [];
    const cause = `the operation ID ${operationId} is that of ${earlier}, too`;
    return [{ code: 'OPERATION_ID_REPEATED', subject: name, place, cause, fix: 'name each operation once, or leave the names to the framework' }];
  });
}
