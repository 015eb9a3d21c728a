import { checkNamedValues } from '../contract/check-named-values.ts';
import { checkTokens } from '../contract/check-tokens.ts';
import type { ModelComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import { valueFormat } from '../contract/value-format.ts';
import { textPairs } from '../http/text-values.ts';
import { componentDecorator, singleValueDecorator } from '../metadata/component-decorator.ts';

/** The header fields. Properties are named in kebab-case: `requestId` reads `request-id`, in any case. */
export const headersComponent: ModelComponent = {
  name: 'headers',
  typed: true,
  reads: 'nothing',

  format: () => valueFormat('text', { wireNames: 'kebab-case', ignoreCase: true, separated: true }),

  extract: ({ request }) => request.headers,

  inject: (value, request) => {
    for (const [name, text] of textPairs(value)) request.headers.set(name.toLowerCase(), text);
  },

  describe: (declared, describer, endpoint) => ({
    parameters: describer.parameters(knownType(declared), 'header', headersComponent.format(endpoint, 'text')),
  }),

  check: (declared, endpoint) => [
    ...checkNamedValues(declared, 'header fields'),
    ...checkTokens(declared, 'header fields', headersComponent.format(endpoint, 'text'), endpoint.serializer),
  ],
};

/** Binds the header fields to a parameter. */
export const Headers = componentDecorator(headersComponent);

/** Binds one header field to a parameter: `@Header('x-request-id', String)`. */
export const Header = singleValueDecorator(headersComponent);
