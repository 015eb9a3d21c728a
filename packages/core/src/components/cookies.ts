import { parseCookie } from 'cookie';
import { checkNamedValues } from '../contract/check-named-values.ts';
import { checkTokens } from '../contract/check-tokens.ts';
import type { ModelComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import { valueFormat } from '../contract/value-format.ts';
import { headerValue } from '../http/message.ts';
import { textPairs } from '../http/text-values.ts';
import { componentDecorator, singleValueDecorator } from '../metadata/component-decorator.ts';

/** The cookies. If a name is sent twice, the first value is used (RFC 6265, section 5.4: the longest path comes first). */
export const cookiesComponent: ModelComponent = {
  name: 'cookies',
  typed: true,
  reads: 'nothing',

  format: ({ wireNames }) => valueFormat('text', { wireNames, separated: true }),

  extract: ({ request }) => parseCookie(headerValue(request, 'cookie') ?? '', { decode: decodeCookie }),

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

/** Decodes the value of a cookie. Double quotes around it are not part of the value (RFC 6265, section 4.1.1). */
function decodeCookie(text: string): string {
  const value = text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Binds the cookies to a parameter. */
export const Cookies = componentDecorator(cookiesComponent);

/** Binds one cookie to a parameter: `@Cookie('session', String)`. */
export const Cookie = singleValueDecorator(cookiesComponent);
