import { compileAll } from '../contract/compile-extension.ts';
import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import type { Renderer } from '../contract/renderer.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain, follow } from '../contract/waiting.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileAnswerError } from './answer-error.ts';
import { parserSource } from './choose-reader.ts';
import { commit } from './commit.ts';
import { compileConform } from './conform.ts';
import { dispose } from './dispose.ts';
import { compileExtract, type RawInput } from './extract.ts';
import { compileGuard } from './guard.ts';
import { compileInvoke } from './invoke.ts';
import { compileNegotiate } from './negotiate.ts';
import { type ReportError, recover } from './recover.ts';
import { compileRender } from './render.ts';
import { StageFailure } from './stage-failure.ts';
import { compileValidate } from './validate.ts';

/** A contract compiled into one function. It answers without a promise if nothing has to be awaited. */
export type EndpointPlan = (request: HttpRequest, params: RequestParts['params']) => MaybePromise<HttpResponse>;

type CompiledEndpoint = (report: ReportError) => EndpointPlan;

/** Contracts are compiled at start-up, to find what is wrong with them, and served later. */
const compiled = new WeakMap<EndpointContract, CompiledEndpoint>();

/** Compiles a contract, once. Throws `CompileError` if an extension of the endpoint cannot be used. */
export function compileEndpoint(contract: EndpointContract): CompiledEndpoint {
  const known = compiled.get(contract) ?? compile(contract);
  compiled.set(contract, known);
  return known;
}

/** Returns a function that takes a request through all stages. */
function compile(contract: EndpointContract): CompiledEndpoint {
  const [negotiate, guard, extract, validate, invoke, conform, render, answerError] = compileAll([
    () => compileNegotiate(contract),
    () => compileGuard(contract),
    () => compileExtract(contract),
    () => compileValidate(contract),
    () => compileInvoke(contract),
    () => compileConform(contract),
    () => compileRender(contract),
    () => compileAnswerError(contract),
  ]);
  const enter = guard ? (request: HttpRequest, params: RequestParts['params']) => chain(guard(request), () => extract(request, params)) : extract;

  return (report) => (request, params) => {
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
            (given) =>
              chain(write(given), (ready) =>
                attempt(
                  () => commit(raw.body, ready),
                  (error) => rescue(new StageFailure(error, parserSource(raw.parser as Parser))),
                ),
              ),
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
