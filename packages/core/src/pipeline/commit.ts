import type { ParsedBody } from '../contract/parser.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { chain } from '../contract/waiting.ts';
import type { HttpResponse } from '../http/message.ts';

/** Stage: keeps for good what a body brought, unless the answer is an error. */
export function commit(body: ParsedBody | undefined, answer: HttpResponse): MaybePromise<HttpResponse> {
  if (!body?.commit || answer.status >= 400) return answer;
  return chain(body.commit(), () => answer);
}
