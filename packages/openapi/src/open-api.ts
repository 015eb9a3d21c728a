import type { HttpResponse, Plugin } from '@modern-rest/core';
import { stringify } from 'yaml';
import { buildDocument } from './build-document.ts';
import { scalarRoutes } from './ui/scalar.ts';

/** Where the document and its page are served. */
export interface OpenApiOptions {
  /** Default `/openapi.json`. */
  readonly jsonPath?: string;
  /** Default `/openapi.yaml`. */
  readonly yamlPath?: string;
  /** Path of the page that shows the document; `null` for none. Default `/docs`. */
  readonly docsPath?: string | null;
}

/** Serves the OpenAPI document of an api as JSON and YAML, and a page that shows it. The document is built on first request. */
export function openApi({ jsonPath = '/openapi.json', yamlPath = '/openapi.yaml', docsPath = '/docs' }: OpenApiOptions = {}): Plugin {
  return {
    name: 'openapi',
    routes(api) {
      const json = once(() => answer('application/json', JSON.stringify(buildDocument(api))));
      const yaml = once(() => answer('application/yaml', stringify(buildDocument(api), { aliasDuplicateObjects: false })));
      return [
        { method: 'GET', path: jsonPath, handle: json },
        { method: 'GET', path: yamlPath, handle: yaml },
        ...(docsPath === null ? [] : scalarRoutes({ title: api.title, path: docsPath, documentPath: jsonPath })),
      ];
    },
  };
}

function answer(type: string, body: string): HttpResponse {
  return { status: 200, headers: { 'content-type': type, 'x-content-type-options': 'nosniff' }, body };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
