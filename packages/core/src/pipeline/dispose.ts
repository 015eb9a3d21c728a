import type { ParsedBody } from '../contract/parser.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import type { HttpRequest } from '../http/message.ts';
import { type ReportError, reportSafely } from './recover.ts';
import { attempt } from './waiting.ts';

/** Stage: frees what a body holds, before the answer leaves. A failure is reported, and the answer is what it was. */
export function dispose(body: ParsedBody | undefined, request: HttpRequest, report: ReportError): MaybePromise<void> {
  if (!body?.dispose) return undefined;
  return attempt(
    () => body.dispose?.(),
    (error) => reportSafely(error, request, report),
  );
}
