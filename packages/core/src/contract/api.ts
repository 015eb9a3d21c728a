import type { HttpRequest } from '../http/message.ts';
import type { EndpointContract } from './endpoint-contract.ts';
import type { PlainRoute } from './plain-route.ts';

/** A whole application as data: what the adapter serves, the document describes and the test client calls. */
export interface Api {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  /** Path that all endpoints share, without a slash at its end; empty for none. */
  readonly prefix: string;
  readonly endpoints: readonly EndpointContract[];
  /** The paths that plugins serve. */
  readonly routes: readonly PlainRoute[];
  /** What becomes of a path that differs from a declared one by a slash at its end: it is the same, another one, or sent there by 308. */
  readonly trailingSlash: 'ignore' | 'strict' | 'redirect';
  /** Whether `OPTIONS` of a path is answered with its methods where no endpoint does. */
  readonly answerOptions: boolean;
  /**
   * Called with every error that a client sees as a 5xx or as a nonconforming response, and with errors outside of requests, which have no `request`. No
   * response waits for it.
   */
  reportError(error: unknown, request: HttpRequest | undefined): void;
}
