import type { HttpResponse, Plugin } from '@modern-rest/core';
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

/** Serves the OpenAPI document of an api as JSON and YAML, and a page that shows it. The first request builds the document and loads the YAML library. */
export function openApi({ jsonPath = '/openapi.json', yamlPath = '/openapi.yaml', docsPath = '/docs' }: OpenApiOptions = {}): Plugin {
  return {
    name: 'openapi',
    routes(api) {
      const json = once(() => answer('application/json', JSON.stringify(buildDocument(api))));
      const yaml = once(({ stringify }: typeof import('yaml')) =>
        answer('application/yaml', stringify(buildDocument(api), { aliasDuplicateObjects: false })),
      );
      return [
        { method: 'GET', path: jsonPath, handle: json },
        { method: 'GET', path: yamlPath, handle: async () => yaml(await import('yaml')) },
        ...(docsPath === null ? [] : scalarRoutes({ title: api.title, path: docsPath, documentPath: jsonPath })),
      ];
    },
  };
}

function answer(type: string, body: string): HttpResponse {
  return { status: 200, headers: { 'content-type': type, 'x-content-type-options': 'nosniff' }, body };
}

function once<A extends unknown[], T>(make: (...args: A) => T): (...args: A) => T {
  let made: { readonly value: T } | undefined;
  return (...args) => {
    made ??= { value: make(...args) };
    return made.value;
  };
}
