import { Body, Controller, Cookies, Get, Headers, type Model, type Parser, Post, Query, Returns, type WireNames } from '@modern-rest/core';
import { testClient } from '@modern-rest/testing';
import fc, { type Arbitrary } from 'fast-check';
import { createApp, jsonParser, multipartParser, urlencodedParser } from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { type Carrier, type GeneratedModel, models, received, valuesOf } from './generated-models.ts';

const WIRE_NAMES: readonly WireNames[] = ['declared', 'snake_case', 'kebab-case'];

/** Every character, but no half of a surrogate pair, which is refused; and more often those that mean something somewhere. */
const characters = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom(...'\0\t\n\r "\'\\%&+,;=|[]{}?#/é€😀\u00a0\ufeff'),
);
const unicode = fc.oneof(
  fc.string({ unit: characters, maxLength: 6 }),
  fc.constantFrom('', ' ', '%22', '%', 'a&b=c', '\r\n', '\ufeffa', '__proto__'),
);
// No answer and no body may hold the key `__proto__`.
const oddName = fc
  .oneof(unicode, fc.constantFrom('constructor', 'toString', 'hasOwnProperty', '1', 'null', 'a.b', 'x[y]', 'x[]'))
  .filter((name) => name !== '__proto__');

const json: Carrier = {
  typed: true,
  text: unicode,
  wireName: oddName,
  separated: false,
  separators: [',', '|', ' '],
  quotes: false,
  deep: true,
  get nested() {
    return json;
  },
};
const urlencoded: Carrier = { ...json, typed: false, nested: json };
const multipart: Carrier = {
  ...urlencoded,
  // `FormData` writes every line break as CRLF,
  text: unicode.map((text) => text.replace(/\r\n?|\n/g, '\r\n')),
  // and escapes only quotes and line breaks in names: one that looks escaped, or has a backslash, is another name. A name
  // is refused that is blank, or has control characters, as no header field may.
  wireName: oddName.filter((name) => name.trim() !== '' && !/\p{Cc}|%22|%0d|%0a|\\/iu.test(name)),
};
// RFC 6265: a token. Values are percent-encoded.
const cookies: Carrier = {
  ...urlencoded,
  wireName: fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,6}$/).filter((name) => name !== '__proto__'),
  separated: true,
  // A token has no brackets, and neither has the name of a header field.
  deep: false,
};
// RFC 9110, section 5.5: no control characters, no spaces around the value, and bytes that everybody reads as ISO 8859-1.
const latin = fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,8}$/);
const headerText = latin.map((text) => text.replace(/^ +| +$/g, ''));
const headers: Carrier = {
  ...cookies,
  text: headerText,
  wireName: fc.stringMatching(/^x-[\w!#$%&'*+.^`|~-]{1,6}$/),
  quotes: true,
  nested: { ...json, text: latin, wireName: latin },
};

interface Transport {
  readonly carrier: Carrier;
  /** A controller whose handler hands what it receives to `keep`. */
  controller(model: Model<object>, settings: object, keep: (value: object) => void): Model<Echo>;
}

interface Echo {
  take(value: object): void;
}

const TRANSPORTS: Readonly<Record<string, Transport>> = {
  JSON: { carrier: json, controller: posting(jsonParser()) },
  'a query string': { carrier: urlencoded, controller: getting(Query) },
  'header fields': { carrier: headers, controller: getting(Headers) },
  cookies: { carrier: cookies, controller: getting(Cookies) },
  'an urlencoded form': { carrier: urlencoded, controller: posting(urlencodedParser()) },
  'a multipart form': { carrier: multipart, controller: posting(multipartParser()) },
};

function posting(parser: Parser): Transport['controller'] {
  return (model, settings, keep) => {
    @Controller('/', { ...settings, parsers: [parser] })
    class PostController {
      @Post('/')
      @Returns(null)
      take(@Body(model) value: object): void {
        keep(value);
      }
    }
    return PostController;
  };
}

function getting(Component: typeof Query | typeof Headers | typeof Cookies): Transport['controller'] {
  return (model, settings, keep) => {
    @Controller('/', settings)
    class GetController {
      @Get('/')
      @Returns(null)
      take(@Component(model) value: object): void {
        keep(value);
      }
    }
    return GetController;
  };
}

interface Case {
  readonly model: GeneratedModel;
  readonly values: readonly Record<string, unknown>[];
  readonly settings: { readonly wireNames: WireNames; readonly forbidUnknown: boolean };
}

function cases(carrier: Carrier): Arbitrary<Case> {
  return fc
    .record({ settings: fc.record({ wireNames: fc.constantFrom(...WIRE_NAMES), forbidUnknown: fc.boolean() }), model: models(carrier) })
    .chain((one) => fc.array(valuesOf(one.model, carrier), { minLength: 1, maxLength: 3 }).map((values) => ({ ...one, values })));
}

describe.each(Object.entries(TRANSPORTS))('what a test client sends as %s', (_, { carrier, controller }) => {
  test('is what the handler receives', async () => {
    await fc.assert(
      fc.asyncProperty(cases(carrier), async ({ model, values, settings }) => {
        const kept: object[] = [];
        const Echo = controller(model.model, settings, (value) => kept.push(value));
        const { api } = createApp({ title: 'Echo', version: '1', controllers: [Echo], openApi: false });
        const client = testClient(api, Echo);
        for (const value of values) {
          const response = await client.take(value);
          expect([response.status, await response.text()]).toEqual([204, '']);
          expect(kept.pop()).toStrictEqual(received(model, value));
        }
      }),
      { numRuns: 150 },
    );
  });
});
