import { HttpError, statusError } from '@modern-rest/core';

/** An error with the properties that Koa and http-errors add. */
interface KoaError extends Error {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  /** `true` if clients may see the message. */
  readonly expose?: boolean;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Converts an error of other middleware, for example of `ctx.throw`, into an `HttpError` with its status, message and header fields. */
export function fromKoaError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof HttpError) return error;
  const { status, statusCode, expose, headers = {}, message } = error as KoaError;
  const given = Number(status ?? statusCode);
  const known = Number.isInteger(given) && given >= 400 && given <= 599 ? given : 500;
  try {
    return statusError(known, expose ? message : undefined, { headers: textHeaders(headers), cause: error });
  } catch (invalidHeaders) {
    return invalidHeaders;
  }
}

/** Koa takes numbers as values, too. */
function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
}
