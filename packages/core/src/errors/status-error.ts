import { reasonPhrase } from '../http/status.ts';
import { HttpError, type HttpErrorOptions } from './http-error.ts';
import type { IssueType } from './issue.ts';

const TYPES: Readonly<Record<number, IssueType>> = {
  401: 'security',
  403: 'security',
  404: 'not_found',
  405: 'not_allowed',
  429: 'ratelimit',
};

/** Creates an `HttpError` of which only the status is known: code, message and type follow from it. */
export function statusError(status: number, message?: string, options?: HttpErrorOptions): HttpError {
  if (status === 500) return new HttpError(500, 'internal_error', message ?? 'Internal server error', 'internal_error', options);
  const reason = reasonPhrase(status);
  const code = reason.toLowerCase().replace(/\W+/g, '_');
  return new HttpError(status, code, message ?? reason, TYPES[status] ?? (status > 500 ? 'internal_error' : 'value_error'), options);
}
