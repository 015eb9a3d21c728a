import { type Api, type EndpointContract, ERROR_SCHEMAS, fillPath } from '@modern-rest/core';
import type { OpenAPIObject, OperationObject, PathItemObject } from 'openapi3-ts/oas32';
import { buildOperation } from './build-operation.ts';
import { nameSchemas } from './name-schemas.ts';
import { schemaRegistry } from './schema-registry.ts';

/** The methods that have a field of their own in a path item. */
const FIXED_METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'QUERY']);

/** Describes a whole api as an OpenAPI 3.2 document. */
export function buildDocument(api: Api): OpenAPIObject {
  const registry = schemaRegistry();
  const paths: Record<string, PathItemObject> = {};
  for (const endpoint of api.endpoints) {
    const path = fillPath(endpoint.path, (name) => `{${name}}`);
    paths[path] = addOperation(paths[path] ?? {}, endpoint, buildOperation(endpoint, registry));
  }
  const { document, schemas } = nameSchemas({ paths, tags: usedTags(paths) }, registry.entries, Object.keys(ERROR_SCHEMAS));
  return {
    openapi: '3.2.0',
    info: { title: api.title, version: api.version, ...(api.description !== undefined && { description: api.description }) },
    ...document,
    components: { schemas: { ...schemas, ...ERROR_SCHEMAS } },
  };
}

function addOperation(item: PathItemObject, { method }: EndpointContract, operation: OperationObject): PathItemObject {
  if (FIXED_METHODS.has(method)) return { ...item, [method.toLowerCase()]: operation };
  return { ...item, additionalOperations: { ...item.additionalOperations, [method]: operation } };
}

function usedTags(paths: Readonly<Record<string, PathItemObject>>): { name: string }[] {
  const operations = Object.values(paths).flatMap(({ additionalOperations = {}, ...fixed }) => [
    ...Object.values(fixed),
    ...Object.values(additionalOperations),
  ]);
  // Every operation of ours has tags.
  return [...new Set(operations.flatMap((operation) => (operation as OperationObject).tags as string[]))].map((name) => ({ name }));
}
