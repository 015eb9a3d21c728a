import type { HttpRequest } from '../http/message.ts';
import type { ComponentSpec } from './component.ts';
import type { ConfiguredEndpoint } from './configured-endpoint.ts';
import type { FileField, TextField } from './form-field.ts';
import type { Model } from './model.ts';
import type { OperationDoc } from './operation-doc.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { MaybePromise } from './serializer.ts';

/** Gives the instance that serves a request. */
export type ControllerSource = (request: HttpRequest) => MaybePromise<object>;

/** An endpoint as it is declared, with all levels of settings merged. Plugins may change it. */
export interface EndpointDeclaration extends ConfiguredEndpoint {
  readonly controller: Model<object>;
  readonly source: ControllerSource;
  /** Name of the method. */
  readonly handler: string;
  /** Number of parameters that the handler declares. */
  readonly arity: number;
  /** In the order of the handler's parameters. */
  readonly components: readonly ComponentSpec[];
  /** The responses that the endpoint itself declares, or the one that is inferred from its result. */
  readonly responses: readonly ResponseSpec[];
  readonly doc: OperationDoc;
}

/**
 * Everything that one endpoint promises: the single source of the plan, the OpenAPI operation and the test client.
 *
 * Complete and frozen. Nothing in it means "inherit": all levels of settings are merged.
 */
export interface EndpointContract extends EndpointDeclaration {
  /** The response of what the handler returns. */
  readonly success: ResponseSpec;
  /** All responses, by status: those of the endpoint, of the settings, then those of the framework and of its extensions. */
  readonly responses: readonly ResponseSpec[];
  /** The files that the endpoint takes. */
  readonly fileFields: readonly FileField[];
  /** Returns the fields of the body if it is an object. Reads them on the first call. */
  textFields(): readonly TextField[];
}
