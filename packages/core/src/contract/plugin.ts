import type { Api } from './api.ts';
import type { EndpointContract } from './endpoint-contract.ts';
import type { PlainRoute } from './plain-route.ts';

/** Extends an api at start. */
export interface Plugin {
  readonly name: string;
  /** Changes a contract before it is checked. */
  transform?(contract: EndpointContract): EndpointContract;
  /** Paths that the plugin serves. The endpoints of `api` are complete. */
  routes?(api: Api): readonly PlainRoute[];
}
