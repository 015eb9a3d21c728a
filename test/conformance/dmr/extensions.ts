import {
  componentDecorator,
  decodeUtf8,
  errorResponse,
  type Guard,
  groupByName,
  HttpError,
  headerValue,
  type ModelComponent,
  NotAuthenticatedError,
  type Parser,
  ParsingError,
  type Renderer,
  readBody,
  textPairs,
  type UntypedComponent,
  valueFormat,
} from '@modern-rest/core';

/** JSON with line ends and indents, for people. */
export const prettyRenderer: Renderer = {
  mediaType: 'application/vnd.pretty+json',
  render: (value) => JSON.stringify(value, undefined, 2),
};

/** A name and a value in each line. */
export const linesParser: Parser = {
  mediaType: 'text/vnd.lines',
  source: 'text',
  files: [],
  compile:
    ({ limits }) =>
    async (request) => {
      const text = decodeUtf8(await readBody(request, { name: 'A body of lines', limit: limits.urlencodedBody }));
      const lines = text.split('\n').filter((line) => line !== '');
      return { value: groupByName(lines.map(readLine)) };
    },
};

function readLine(line: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new ParsingError('A line of the body has no name');
  return [name, value];
}

const preferComponent: ModelComponent = {
  name: 'prefer',
  typed: true,
  reads: 'nothing',
  format: () => valueFormat('text'),
  extract({ request }) {
    const pairs = (headerValue(request, 'prefer') ?? '').split(',').filter((one) => one.trim() !== '');
    return groupByName(pairs.map((pair) => readLine(pair.trim())));
  },
  inject: (value, request) => {
    const pairs = textPairs(value).map(([name, text]) => `${name}=${text}`);
    request.headers.set('prefer', pairs.join(', '));
  },
  describe: () => ({}),
};

/** The preferences of a client (RFC 7240), as a model. */
export const Prefer = componentDecorator(preferComponent);

const localeComponent: UntypedComponent<string> = {
  name: 'locale',
  typed: false,
  reads: 'nothing',
  format: () => valueFormat('text'),
  extract({ request }) {
    const locale = headerValue(request, 'accept-language') ?? 'en';
    if (locale === 'xx') throw new HttpError(451, 'locale', 'There is no such language', 'value_error');
    return locale;
  },
  inject: () => undefined,
  describe: () => ({}),
  responses: () => [errorResponse(451, 'There is no such language')],
};

/** The language that a client asks for. */
export const Locale = componentDecorator(localeComponent);

/** Lets those pass who send a header field of this name. */
export function requires(name: string): Guard {
  return {
    check(request) {
      if (headerValue(request, name) === undefined) throw new NotAuthenticatedError(name);
    },
    responses: [errorResponse(401, `${name} is missing`)],
  };
}
