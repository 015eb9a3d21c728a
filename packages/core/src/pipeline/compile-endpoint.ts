import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ParsedBody } from '../contract/parser.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileAnswerError } from './answer-error.ts';
import { compileConform } from './conform.ts';
import { compileExtract } from './extract.ts';
import { compileGuard } from './guard.ts';
import { compileInvoke } from './invoke.ts';
import { compileNegotiate } from './negotiate.ts';
import { type ReportError, recover, reportSafely } from './recover.ts';
import { render } from './render.ts';
import { compileValidate } from './validate.ts';

/** A contract compiled into one function. */
export type EndpointPlan = (request: HttpRequest, params: RequestParts['params']) => Promise<HttpResponse>;

/** Compiles a contract. What it returns is the life of a request, stage by stage. */
export function compileEndpoint(contract: EndpointContract, report: ReportError): EndpointPlan {
  const negotiate = compileNegotiate(contract);
  const guard = compileGuard(contract);
  const extract = compileExtract(contract);
  const validate = compileValidate(contract);
  const invoke = compileInvoke(contract);
  const conform = compileConform(contract);
  const answerError = compileAnswerError(contract);

  return async (request, params) => {
    let body: ParsedBody | undefined;
    try {
      const renderer = negotiate(request);
      let answer: unknown;
      try {
        if (guard) await guard(request);
        const raw = await extract(request, params);
        body = raw.body;
        answer = await invoke(await validate(raw), request);
      } catch (error) {
        answer = await answerError(error, request);
      }
      return render(await conform(answer, renderer), renderer);
    } catch (error) {
      return recover(error, request, report);
    } finally {
      await dispose(body, request, report);
    }
  };
}

async function dispose(body: ParsedBody | undefined, request: HttpRequest, report: ReportError): Promise<void> {
  try {
    await body?.dispose?.();
  } catch (error) {
    reportSafely(error, request, report);
  }
}
