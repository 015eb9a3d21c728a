import { compileAll, compileExtension } from '../contract/compile-extension.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Renderer } from '../contract/renderer.ts';
import { Reply } from '../contract/reply.ts';
import type { ResponseSpec } from '../contract/response-spec.ts';
import type { Loaded, MaybePromise, Written } from '../contract/serializer.ts';
import { valueFormat } from '../contract/value-format.ts';
import { attempt, chain } from '../contract/waiting.ts';
import { ConformanceError, RenderingError } from '../errors/response-error.ts';
import type { ResponseHeaders } from '../http/message.ts';
import { NO_HEADERS } from '../http/response-headers.ts';
import type { Call } from './call.ts';

/** What an answer holds: a plain value, which is `undefined` for nothing, or its JSON text. */
export type Content = { readonly value: unknown } | { readonly text: string };

/** An answer of a handler, ready to be rendered. */
export interface Conformed {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly content: Content;
}

/** Stage: holds an answer against the response that the endpoint declares for its status. Writes it where the renderer writes JSON. */
export function compileConform(endpoint: EndpointContract): (answer: unknown, call: Pick<Call, 'renderer'>) => MaybePromise<Conformed> {
  const { responses, success } = endpoint;
  const dumped = responses.filter(({ type }) => type !== 'error');
  const dumps = new Map(compileAll(dumped.map((spec) => () => [spec.status, compileDump(spec, endpoint)] as const)));
  const declared = [...dumps.keys()].join(', ');
  const errors = new Set(responses.filter(({ type }) => type === 'error').map((spec) => spec.status));
  const usual: Head = { status: success.status, headers: NO_HEADERS };

  return (answer, { renderer }) => {
    const head = answer instanceof Reply ? answer : usual;
    const dump = dumps.get(head.status);
    if (!dump)
      throw new ConformanceError(
        `The handler answered with status ${head.status}, ${errors.has(head.status) ? THROWN : `declared are: ${declared}`}`,
      );
    return chain(dump(answer instanceof Reply ? answer.body : answer, renderer), conclude, head);
  };
}

type Head = Pick<Conformed, 'status' | 'headers'>;

function conclude(content: Loaded | Written, { status, headers }: Head): Conformed {
  if ('issues' in content) throw new ConformanceError('The handler answered with what does not fit its declaration', content.issues);
  return { status, headers, content };
}

const THROWN = 'which is declared as an error: throw an HttpError, or declare a model for it';

type ToText = (value: unknown) => MaybePromise<Written>;

type Dump = (body: unknown, renderer: Renderer) => MaybePromise<Loaded | Written>;

function compileDump({ type, status }: ResponseSpec, { serializer, wireNames, validateResponses }: EndpointContract): Dump {
  if (type === undefined || type === 'error') {
    return (body) => {
      if (body === undefined || body === null) return { value: undefined };
      throw new ConformanceError(`The handler answered with content, but none is declared for status ${status}`);
    };
  }
  const format = valueFormat('json', { wireNames });
  const toValue = validateResponses
    ? compileExtension('dumper of the serializer', () => serializer.dumper(type, format))
    : unchecked(compileExtension('writer of the serializer', () => serializer.writer(type, format, 'output')));
  const toText =
    serializer.jsonDumper &&
    compileExtension('jsonDumper of the serializer', () => serializer.jsonDumper?.(type, format, validateResponses) as ToText);
  return (body, renderer) => (toText && renderer.json && body !== undefined ? write(toText, body) : write(toValue, body));
}

function unchecked(writeValue: (value: unknown) => unknown): (value: unknown) => Loaded {
  return (value) => ({ value: writeValue(value) });
}

/** What is thrown while an answer is written, be it an `HttpError` of a `@Transform`, is no answer: the handler has given one. */
function write<T>(dump: (value: unknown) => MaybePromise<T>, value: unknown): MaybePromise<T> {
  return attempt(dump, notWritten, value);
}

function notWritten(cause: unknown): never {
  throw new RenderingError(cause);
}
