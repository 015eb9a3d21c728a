import type { MediaTypeObject } from 'openapi3-ts/oas32';
import type { ComponentProblem, ModelComponent } from '../contract/component.ts';
import { typeInMediaType } from '../contract/declared-type.ts';
import type { Describer } from '../contract/describe.ts';
import type { SchemaOrReference } from '../contract/schema.ts';
import { type ValueFormat, valueFormat } from '../contract/value-format.ts';
import { presentType, type ValueType } from '../contract/value-type.ts';
import { parseMediaType } from '../http/media-type.ts';
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

  describe: (declared, describer, endpoint) => {
    const entries = describer.parsers.map(({ mediaType, source }) => {
      // The parsers of an endpoint are those that read what it declares.
      const type = typeInMediaType(declared, mediaType) as ValueType;
      const format = bodyComponent.format(endpoint, source);
      return [mediaType, source === 'json' ? { schema: describeJson(type, describer, format) } : describeForm(type, describer, format)] as const;
    });
    return { content: Object.fromEntries(entries), optional: declared.optional };
  },

  check(specs, { method, parsers }) {
    const problems: ComponentProblem[] = [];
    if (METHODS_WITHOUT_BODY.has(method)) {
      problems.push({ code: 'BODY_NOT_ALLOWED', cause: `a ${method} request has no body`, fix: 'use POST, PUT, PATCH or QUERY, or @Query' });
    }
    const named = specs.flatMap(({ variants }) => [...variants.keys()]);
    for (const mediaType of named.filter((name) => !parsers.some((parser) => parser.mediaType === name))) {
      const plain = parseMediaType(mediaType)?.type;
      problems.push(
        plain !== undefined && plain !== mediaType
          ? { code: 'COMPONENT_REPEATED', cause: `two models are declared for ${plain}`, fix: 'keep one: parameters of a media type do not count' }
          : { code: 'PARSER_MISSING', cause: `a model is declared for ${mediaType}, and no parser reads it`, fix: 'add one to the setting parsers' },
      );
    }
    return problems;
  },
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

/** With files in it, its properties stand beside theirs. */
function describeJson(type: ValueType, describer: Describer, format: ValueFormat): SchemaOrReference {
  return describer.fileFields.length > 0 ? describer.inlineSchema(presentType(type), format) : describer.schema(type, format);
}

function describeForm(type: ValueType, describer: Describer, format: ValueFormat): MediaTypeObject {
  const form = presentType(type);
  const schema = describer.inlineSchema(form, format);
  const json = Object.keys(schema.properties ?? {}).filter((name) => describer.textFields.some((field) => field.json && field.name === name));
  const encoding = { ...Object.fromEntries(json.map((name) => [name, { contentType: 'application/json' }])), ...describer.encoding(form, format) };
  return { schema, ...(Object.keys(encoding).length > 0 && { encoding }) };
}
