import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { Reply } from '../contract/reply.ts';
import type { ResponseSpec } from '../contract/response-spec.ts';
import type { Loaded, MaybePromise } from '../contract/serializer.ts';
import { valueFormat } from '../contract/value-format.ts';
import { ConformanceError } from '../errors/response-error.ts';
import type { ResponseHeaders } from '../http/message.ts';

/** An answer of a handler, ready to be rendered. */
export interface Conformed {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** A plain value; `undefined` for no content. */
  readonly value: unknown;
}

/** Stage: holds an answer against the response that the endpoint declares for its status. */
export function compileConform(endpoint: EndpointContract): (answer: unknown) => Promise<Conformed> {
  const { responses, success } = endpoint;
  const dumpers = new Map(responses.filter(({ type }) => type !== 'error').map((spec) => [spec.status, compileDump(spec, endpoint)]));
  const declared = [...dumpers.keys()].join(', ');
  const errors = new Set(responses.filter(({ type }) => type === 'error').map((spec) => spec.status));
  const usual = success.status;

  return async (answer) => {
    const { status, body, headers } = answer instanceof Reply ? answer : new Reply(usual, answer);
    const dump = dumpers.get(status);
    if (!dump) throw new ConformanceError(`The handler answered with status ${status}, ${errors.has(status) ? THROWN : `declared are: ${declared}`}`);
    const dumped = await dump(body);
    if ('issues' in dumped) throw new ConformanceError('The answer does not fit its declaration', dumped.issues);
    return { status, headers, value: dumped.value };
  };
}

const THROWN = 'which is declared as an error: throw an HttpError, or declare a model for it';

function compileDump(
  { type, status }: ResponseSpec,
  { serializer, wireNames, validateResponses }: EndpointContract,
): (body: unknown) => MaybePromise<Loaded> {
  if (type === undefined || type === 'error') {
    return (body) => {
      if (body === undefined || body === null) return { value: undefined };
      throw new ConformanceError(`The handler answered with content, but none is declared for status ${status}`);
    };
  }
  const format = valueFormat('json', { wireNames });
  const dump = serializer.dumper(type, format);
  if (validateResponses) return dump;
  const write = serializer.writer(type, format, 'output');
  return (body) => ({ value: write(body) });
}
