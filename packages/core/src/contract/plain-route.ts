import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { HttpMethod } from '../http/method.ts';
import type { MaybePromise } from './serializer.ts';

/** A path that is answered outside of any controller: the document, its UI. */
export interface PlainRoute {
  readonly method: HttpMethod;
  /** The whole path, without the prefix of the api. It has the syntax of the paths of endpoints: `/files/:name`. */
  readonly path: string;
  /** Answers a request. What it throws, or anything else than a response, is a reported 500. */
  handle(request: HttpRequest): MaybePromise<HttpResponse>;
}
