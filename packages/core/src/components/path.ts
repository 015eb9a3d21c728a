import { checkNamedValues } from '../contract/check-named-values.ts';
import { checkUndivided } from '../contract/check-tokens.ts';
import type { ComponentProblem, ModelComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { propertyNames } from '../contract/schema.ts';
import { valueFormat } from '../contract/value-format.ts';
import { pathParameters } from '../http/path-template.ts';
import { textPairs } from '../http/text-values.ts';
import { componentOrSingleValueDecorator } from '../metadata/component-decorator.ts';

/** The parameters of the path. Their names are those of the route: `/users/:id`. */
export const pathComponent: ModelComponent = {
  name: 'path',
  typed: true,
  reads: 'nothing',

  format: () => valueFormat('text', { separated: true }),

  extract: ({ params }) => params,

  inject: (value, request) => {
    for (const [name, text] of textPairs(value)) request.path.set(name, text);
  },

  describe: (declared, describer, endpoint) => ({
    parameters: describer.parameters(knownType(declared), 'path', pathComponent.format(endpoint, 'text')),
  }),

  check(specs, endpoint) {
    const unnamed = checkNamedValues(specs, 'parameters of the path');
    if (unnamed.length > 0) return unnamed;
    const format = pathComponent.format(endpoint, 'text');
    const schemas = lazySchemas(endpoint.serializer, format);
    const declared = specs.flatMap(({ type }) => (type ? propertyNames(schemas.schema(type)) : []));
    const routed = pathParameters(endpoint.path);
    const unread = specs.some(({ type }) => !type) ? [] : routed.filter((name) => !declared.includes(name));
    return [
      ...checkUndivided(specs, 'parameters of the path', format, endpoint.serializer),
      ...unread.map((name) => mismatch(`the path has a parameter :${name}, and no property of @Path reads it`)),
      ...declared
        .filter((name) => !routed.includes(name))
        .map((name) => mismatch(`@Path reads a parameter ${name}, and the path ${endpoint.path} has none`)),
    ];
  },
};

/** Binds the parameters of the path to a parameter of the handler, or one of them: `@Path('id', Number)`. */
export const Path = componentOrSingleValueDecorator(pathComponent);

function mismatch(cause: string): ComponentProblem {
  return { code: 'PATH_PARAMETER_MISMATCH', cause, fix: 'name both alike' };
}
