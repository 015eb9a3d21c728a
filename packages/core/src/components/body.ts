import type { ModelComponent } from '../contract/component.ts';
import { valueFormat } from '../contract/value-format.ts';
import type { ValueType } from '../contract/value-type.ts';
import { METHODS_WITHOUT_BODY } from '../http/method.ts';
import { componentDecorator } from '../metadata/component-decorator.ts';

/** The request body, read by the parser that its `Content-Type` names. */
export const bodyComponent: ModelComponent = {
  name: 'body',
  typed: true,
  reads: 'value',

  format: ({ wireNames, forbidUnknown }, parser) => valueFormat(parser, { wireNames, forbidUnknown }),

  extract: ({ body }) => body?.value,

  inject: (value, request) => {
    request.body = value;
  },

  describe: (type, describer, endpoint) => {
    if (!type) return {};
    const readable = describer.parsers.filter(({ source }) => source === 'json' || fitsForm(type));
    const entries = readable.map(({ mediaType, source }) => {
      const format = bodyComponent.format(endpoint, source);
      if (source === 'json') return [mediaType, { schema: describer.schema(type, format) }] as const;

      const schema = describer.inlineSchema(type, format);
      const json = Object.keys(schema.properties ?? {}).filter((name) => describer.textFields.some((field) => field.json && field.name === name));
      const encoding = {
        ...Object.fromEntries(json.map((name) => [name, { contentType: 'application/json' }])),
        ...describer.encoding(type, format),
      };
      return [mediaType, { schema, ...(Object.keys(encoding).length > 0 && { encoding }) }] as const;
    });
    return { content: Object.fromEntries(entries) };
  },

  check: (_types, { method }) =>
    METHODS_WITHOUT_BODY.has(method)
      ? [{ code: 'BODY_NOT_ALLOWED', cause: `a ${method} request has no body`, fix: 'use POST, PUT, PATCH or QUERY, or @Query' }]
      : [],
};

/**
 * Binds the request body to a parameter.
 *
 * ```ts
 * @Post('/')
 * create(@Body(UserCreate) user: UserCreate): User { … }
 * ```
 */
export const Body = componentDecorator(bodyComponent);

function fitsForm(type: ValueType): boolean {
  return type.kind === 'model';
}
