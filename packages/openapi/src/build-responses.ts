import { type EndpointContract, PROBLEM_MEDIA_TYPE, type ResponseSpec, valueFormat } from '@modern-rest/core';
import type { MediaTypeObject, ResponseObject, ResponsesObject } from 'openapi3-ts/oas32';
import type { SchemaRegistry } from './schema-registry.ts';

/** All responses of an endpoint: what its handler answers, and what the framework answers by itself. */
export function buildResponses(endpoint: EndpointContract, registry: SchemaRegistry): ResponsesObject {
  const inOrder = [...endpoint.responses].sort((a, b) => a.status - b.status);
  return Object.fromEntries(inOrder.map((spec) => [String(spec.status), buildResponse(spec, endpoint, registry)]));
}

function buildResponse({ type, description, orError }: ResponseSpec, endpoint: EndpointContract, registry: SchemaRegistry): ResponseObject {
  if (type === undefined) return { description };
  if (type === 'error') return { description, content: ERROR_CONTENT };
  const { serializer, wireNames, renderers } = endpoint;
  const format = valueFormat('json', { wireNames });
  const schema = registry.schema(type, { serializer, format, direction: 'output' });
  const own = Object.fromEntries(renderers.map(({ mediaType }) => [mediaType, { schema }]));
  return { description, content: orError ? withErrors(own) : own };
}

/** What an endpoint declares for a status that the framework gives, too. */
function withErrors(own: Readonly<Record<string, MediaTypeObject>>): Record<string, MediaTypeObject> {
  const json = own['application/json']?.schema;
  const either = json && { schema: { anyOf: [json, ERROR_CONTENT['application/json']?.schema] } };
  return { ...ERROR_CONTENT, ...own, ...(either && { 'application/json': either }) } as Record<string, MediaTypeObject>;
}

const ERROR_CONTENT: Readonly<Record<string, MediaTypeObject>> = {
  'application/json': { schema: { $ref: '#/components/schemas/ErrorModel' } },
  [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/ProblemDetails' } },
};
