import type { ParsedBody } from '../contract/parser.ts';
import type { HttpResponse } from '../http/message.ts';

/** A body that has brought something to keep for good. */
type CommittableBody = ParsedBody & Required<Pick<ParsedBody, 'commit'>>;

/** `true` if what a body brought is to be kept for good: the answer is not an error. */
export function mustCommit(body: ParsedBody | undefined, answer: HttpResponse): body is CommittableBody {
  return body?.commit !== undefined && answer.status < 400;
}
