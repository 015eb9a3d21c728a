import { compileAll } from '../contract/compile-extension.ts';
import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import type { Renderer } from '../contract/renderer.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain, follow } from '../contract/waiting.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileAnswerError } from './answer-error.ts';
import type { Call } from './call.ts';
import { parserSource } from './choose-reader.ts';
import { mustCommit } from './commit.ts';
import { compileConform } from './conform.ts';
import { dispose } from './dispose.ts';
import { compileExtract, NO_INPUT, type RawInput } from './extract.ts';
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
  const enter = guard ? (call: Call) => chain(guard(call.request), () => extract(call)) : extract;
  const act = (call: Call): MaybePromise<unknown> => chain(validate(call.raw), invoke, call);
  const conformAndRender = (call: Call): MaybePromise<HttpResponse> => chain(conform(call.result, call), render, call);
  const fail = (error: unknown, { request, report }: Call): HttpResponse => recover(error, request, report);
  const write = (result: unknown, call: Call): MaybePromise<HttpResponse> => {
    call.result = result;
    return attempt(conformAndRender, fail, call);
  };
  const rescue = (error: unknown, call: Call): MaybePromise<HttpResponse> => follow(() => answerError(error, call.request), write, fail, call);
  const keep = (answer: HttpResponse, call: Call): MaybePromise<HttpResponse> => {
    const { body, parser } = call.raw;
    if (!mustCommit(body, answer)) return answer;
    return attempt(
      () => chain(body.commit(), () => answer),
      (error) => rescue(new StageFailure(error, parserSource(parser as Parser)), call),
    );
  };
  const writeAndKeep = (result: unknown, call: Call): MaybePromise<HttpResponse> => chain(write(result, call), keep, call);
  const serve = (raw: RawInput, call: Call): MaybePromise<HttpResponse> => {
    call.raw = raw;
    return dispose(follow(act, writeAndKeep, rescue, call), call);
  };

  return (report) => (request, params) => {
    let renderer: Renderer;
    try {
      renderer = negotiate(request);
    } catch (error) {
      return recover(error, request, report);
    }
    return follow(enter, serve, rescue, { request, params, renderer, report, raw: NO_INPUT, result: undefined });
  };
}
