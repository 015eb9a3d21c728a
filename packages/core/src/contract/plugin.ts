import type { Api } from './api.ts';
import type { EndpointDeclaration } from './endpoint-contract.ts';
import type { PlainRoute } from './plain-route.ts';

/** Extends an api at start-up. What it throws is a start-up problem with its name. */
export interface Plugin {
  readonly name: string;
  /**
   * Returns the declaration of an endpoint, changed or not.
   *
   * The responses of guards, parsers and components are derived afterwards, and every check sees the result.
   */
  transform?(endpoint: EndpointDeclaration): EndpointDeclaration;
  /** Returns the paths that the plugin serves. The endpoints of `api` are complete. */
  routes?(api: Api): readonly PlainRoute[];
}
