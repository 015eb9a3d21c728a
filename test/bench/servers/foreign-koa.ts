import Koa from 'koa';

/** Returns an application of Koa that already has a middleware of its own. */
export function foreignKoa(): Koa {
  return new Koa().use(async (ctx, next) => {
    ctx.set('x-content-type-options', 'nosniff');
    await next();
  });
}
