import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain } from '../contract/waiting.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Call } from './call.ts';
import { reportSafely } from './recover.ts';

/** Stage: frees what a body holds, before the answer leaves. A failure is reported, and the answer is what it was. */
export function dispose(answer: MaybePromise<HttpResponse>, { raw: { body }, request, report }: Call): MaybePromise<HttpResponse> {
  const free = body?.dispose?.bind(body);
  if (!free) return answer;
  return chain(answer, (ready) =>
    chain(
      attempt(free, (error) => reportSafely(error, request, report)),
      () => ready,
    ),
  );
}
