export { createKoa } from './create-koa.ts';
export { ANSWERED } from './direct/direct-request.ts';
export { koaContext } from './koa-context.ts';
export { serve } from './serve.ts';
export { drainUnread } from './drain.ts';
