import type { ComponentProblem, RequestComponent } from '../contract/component.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { pathParameters } from '../http/path-template.ts';
import { textPairs } from '../http/text-values.ts';
import { componentDecorator } from '../metadata/component-decorator.ts';

/** The parameters of the path. Their names are those of the route: `/users/:id`. */
export const pathComponent: RequestComponent = {
  name: 'path',
  typed: true,
  reads: 'nothing',

  format: () => ({ source: 'text', wireNames: 'declared', forbidUnknown: false, ignoreCase: false }),

  extract: ({ params }) => params,

  inject: (value, request) => {
    for (const [name, text] of textPairs(value)) request.path.set(name, text);
  },

  describe: (type, describer, endpoint) => (type ? { parameters: describer.parameters(type, 'path', pathComponent.format(endpoint, 'text')) } : {}),

  check(type, endpoint) {
    if (!type) return [];
    const schema = lazySchemas(endpoint.serializer, pathComponent.format(endpoint, 'text')).schema(type);
    const declared = Object.keys(schema.properties ?? {});
    const routed = pathParameters(endpoint.path);
    return [
      ...routed
        .filter((name) => !declared.includes(name))
        .map((name) => mismatch(`the path has a parameter :${name}, the @Path model no such property`)),
      ...declared
        .filter((name) => !routed.includes(name))
        .map((name) => mismatch(`the @Path model has a property ${name}, the path ${endpoint.path} no such parameter`)),
    ];
  },
};

/** Binds the parameters of the path to a parameter of the handler. */
export const Path = componentDecorator(pathComponent);

function mismatch(cause: string): ComponentProblem {
  return { code: 'PATH_PARAMETER_MISMATCH', cause, fix: 'name both alike' };
}
