import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { ApiError } from '../errors/api-error.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { compileConform } from './conform.ts';
import { compileExtract, type RawInput } from './extract.ts';
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

  return async (request, params) => {
    let raw: RawInput | undefined;
    try {
      const renderer = negotiate(request);
      if (guard) await guard(request);
      raw = await extract(request, params);
      const args = await validate(raw);
      try {
        return render(await conform.result(await invoke(args)), renderer);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return render(await conform.status(error.status, error.body), renderer, error.headers);
      }
    } catch (error) {
      return recover(error, request, report);
    } finally {
      await dispose(raw, request, report);
    }
  };
}

async function dispose(raw: RawInput | undefined, request: HttpRequest, report: ReportError): Promise<void> {
  try {
    await raw?.body?.dispose?.();
  } catch (error) {
    reportSafely(error, request, report);
  }
}
