import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ParsedBody } from '../contract/parser.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileAnswerError } from './answer-error.ts';
import { compileConform } from './conform.ts';
import { dispose } from './dispose.ts';
import { compileExtract } from './extract.ts';
import { compileGuard } from './guard.ts';
import { compileInvoke } from './invoke.ts';
import { compileNegotiate } from './negotiate.ts';
import { type ReportError, recover } from './recover.ts';
import { render } from './render.ts';
import { compileValidate } from './validate.ts';
import { attempt, chain } from './waiting.ts';

/** A contract compiled into one function. Its answer is there at once where nothing has to be waited for. */
export type EndpointPlan = (request: HttpRequest, params: RequestParts['params']) => MaybePromise<HttpResponse>;

/** Compiles a contract. What it returns is the life of a request, stage by stage. */
export function compileEndpoint(contract: EndpointContract, report: ReportError): EndpointPlan {
  const negotiate = compileNegotiate(contract);
  const guard = compileGuard(contract);
  const extract = compileExtract(contract);
  const validate = compileValidate(contract);
  const invoke = compileInvoke(contract);
  const conform = compileConform(contract);
  const answerError = compileAnswerError(contract);
  const enter = guard ? (request: HttpRequest, params: RequestParts['params']) => chain(guard(request), () => extract(request, params)) : extract;

  return (request, params) => {
    let body: ParsedBody | undefined;
    const call = (): MaybePromise<unknown> =>
      chain(enter(request, params), (raw) => {
        body = raw.body;
        return chain(validate(raw), (args) => invoke(args, request));
      });
    const answer = (): MaybePromise<HttpResponse> => {
      const renderer = negotiate(request);
      const given = attempt(call, (error) => answerError(error, request));
      return chain(
        chain(given, (one) => conform(one, renderer)),
        (conformed) => render(conformed, renderer),
      );
    };
    const response = attempt(answer, (error) => recover(error, request, report));
    return chain(response, (ready) => chain(dispose(body, request, report), () => ready));
  };
}
