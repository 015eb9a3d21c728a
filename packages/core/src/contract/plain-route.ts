import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { HttpMethod } from '../http/method.ts';
import type { MaybePromise } from './serializer.ts';

/** A path that is answered outside of any controller: the document, its UI. */
export interface PlainRoute {
  readonly method: HttpMethod;
  readonly path: string;
  handle(request: HttpRequest): MaybePromise<HttpResponse>;
}
