import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Renderer } from '../contract/renderer.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain, follow } from '../contract/waiting.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileAnswerError } from './answer-error.ts';
import { commit } from './commit.ts';
import { compileConform } from './conform.ts';
import { dispose } from './dispose.ts';
import { compileExtract, type RawInput } from './extract.ts';
import { compileGuard } from './guard.ts';
import { compileInvoke } from './invoke.ts';
import { compileNegotiate } from './negotiate.ts';
import { type ReportError, recover } from './recover.ts';
import { render } from './render.ts';
import { compileValidate } from './validate.ts';

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
    const fail = (error: unknown): HttpResponse => recover(error, request, report);
    const answer = (renderer: Renderer): MaybePromise<HttpResponse> => {
      const write = (given: unknown): MaybePromise<HttpResponse> =>
        attempt(() => chain(conform(given, renderer), (conformed) => render(conformed, renderer)), fail);
      const rescue = (error: unknown): MaybePromise<HttpResponse> => follow(() => answerError(error, request), write, fail);
      const call = (raw: RawInput): MaybePromise<HttpResponse> =>
        dispose(
          raw.body,
          follow(
            () => chain(validate(raw), (args) => invoke(args, request)),
            (given) => chain(write(given), (ready) => attempt(() => commit(raw.body, ready), rescue)),
            rescue,
          ),
          request,
          report,
        );
      return follow(() => enter(request, params), call, rescue);
    };
    return follow(() => negotiate(request), answer, fail);
  };
}
