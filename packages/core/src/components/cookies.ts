import { parseCookie } from 'cookie';
import { checkNamedValues } from '../contract/check-named-values.ts';
import { checkTokens } from '../contract/check-tokens.ts';
import type { ModelComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import { valueFormat } from '../contract/value-format.ts';
import { headerValue } from '../http/message.ts';
import { textPairs } from '../http/text-values.ts';
import { componentDecorator, singleValueDecorator } from '../metadata/component-decorator.ts';

/** The cookies. Of a name that is sent twice the first one counts (RFC 6265, section 5.4 orders by the longest path). */
export const cookiesComponent: ModelComponent = {
  name: 'cookies',
  typed: true,
  reads: 'nothing',

  format: ({ wireNames }) => valueFormat('text', { wireNames, separated: true }),

  extract: ({ request }) => parseCookie(headerValue(request, 'cookie') ?? ''),

  inject: (value, request) => {
    for (const [name, text] of textPairs(value)) request.cookies.set(name, text);
  },

  describe: (declared, describer, endpoint) => ({
    parameters: describer.parameters(knownType(declared), 'cookie', cookiesComponent.format(endpoint, 'text')),
  }),

  check: (declared, endpoint) => [
    ...checkNamedValues(declared, 'cookies'),
    ...checkTokens(declared, 'cookies', cookiesComponent.format(endpoint, 'text'), endpoint.serializer),
  ],
};

/** Binds the cookies to a parameter. */
export const Cookies = componentDecorator(cookiesComponent);

/** Binds one cookie to a parameter: `@Cookie('session', String)`. */
export const Cookie = singleValueDecorator(cookiesComponent);
