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

/**
 * Everything that one endpoint promises: the single source of the plan, the OpenAPI operation and the test client.
 *
 * Complete and frozen. Nothing in it means "inherit": all levels of settings are merged.
 */
export interface EndpointContract extends ConfiguredEndpoint {
  readonly controller: Model<object>;
  readonly source: ControllerSource;
  /** Name of the method. */
  readonly handler: string;
  /** How many parameters the handler declares. */
  readonly arity: number;
  /** In the order of the handler's parameters. */
  readonly components: readonly ComponentSpec[];
  /** The response of what the handler returns. */
  readonly success: ResponseSpec;
  /** All responses, by status: declared ones, then those that the framework gives by itself. */
  readonly responses: readonly ResponseSpec[];
  /** The files that the endpoint takes. */
  readonly fileFields: readonly FileField[];
  /** Gives the fields of the body, where it is an object. Read when they are first wanted. */
  textFields(): readonly TextField[];
  readonly doc: OperationDoc;
}
