import type { HttpMethod } from '../http/method.ts';
import { captureCallSite } from '../metadata/call-site.ts';
import { hasDesignTypes } from '../metadata/design-types.ts';
import { methodOf } from '../metadata/method-of.ts';
import { refuseStandardDecorators } from '../metadata/standard-decorators.ts';
import { endpointDraft } from '../metadata/store.ts';
import { TOOLCHAIN_DEPTH, toolchainOf } from '../metadata/toolchain.ts';

/** A method decorator that makes an endpoint. */
export type RouteDecorator = (prototype: object, method: string | symbol, descriptor: PropertyDescriptor) => void;

/** Binds a method to `GET path`. A path is in Koa's syntax: `/users/:id`. */
export const Get = shorthand('GET');
/** Binds a method to `POST path`. */
export const Post = shorthand('POST');
/** Binds a method to `PUT path`. */
export const Put = shorthand('PUT');
/** Binds a method to `PATCH path`. */
export const Patch = shorthand('PATCH');
/** Binds a method to `DELETE path`. */
export const Delete = shorthand('DELETE');
/** Binds a method to `HEAD path`. */
export const Head = shorthand('HEAD');
/** Binds a method to `OPTIONS path`. */
export const Options = shorthand('OPTIONS');

/** Binds a method to any HTTP method and path, for example `QUERY`. */
export function Route(method: HttpMethod, path: string): RouteDecorator {
  return routeDecorator(method, path, Route);
}

function shorthand(method: HttpMethod): (path?: string) => RouteDecorator {
  const decorator = (path = '/'): RouteDecorator => routeDecorator(method, path, decorator);
  return decorator;
}

function routeDecorator(method: HttpMethod, path: string, decorator: (...args: never[]) => unknown): RouteDecorator {
  const site = captureCallSite(decorator);
  const bind: RouteDecorator = (owner, name) => {
    refuseStandardDecorators(name, site);
    const handler = String(name);
    const arity = methodOf(owner, handler)?.length ?? 0;
    const toolchain = hasDesignTypes(owner, handler) ? undefined : toolchainOf(captureCallSite(bind, TOOLCHAIN_DEPTH));
    endpointDraft(owner, handler).routes.push({ method: method.toUpperCase(), path, arity, toolchain, site });
  };
  return bind;
}
