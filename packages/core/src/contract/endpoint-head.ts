import type { PlaceSource } from '../errors/definition-error.ts';
import type { HttpMethod } from '../http/method.ts';

/** What identifies an endpoint. Enough to name it in a message and to route to it. */
export interface EndpointHead {
  /** `UserController.create` */
  readonly name: string;
  readonly method: HttpMethod;
  /** With the api's prefix and the controller's path, in Koa's syntax: `/api/users/:id`. */
  readonly path: string;
  /** Of the route decorator; `undefined` if it is not known. */
  readonly place: PlaceSource | undefined;
}
