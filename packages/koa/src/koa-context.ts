import { type HttpRequest, RestError } from '@modern-rest/core';
import type { Context } from 'koa';

/** Koa's context of a request that `@Context` gave. Throws `RestError` for a request that Koa did not receive. */
export function koaContext({ native }: HttpRequest): Context {
  if (typeof native === 'object' && native !== null && 'req' in native && 'app' in native) return native as Context;
  throw new RestError('not_served_by_koa', 'This request was not received by Koa, so it has no Koa context');
}
