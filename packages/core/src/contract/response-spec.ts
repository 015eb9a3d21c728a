import { RestError } from '../errors/rest-error.ts';
import { reasonPhrase } from '../http/status.ts';
import { resolveType, type ValueType } from './value-type.ts';

/** A response that an endpoint may give. */
export interface ResponseSpec {
  readonly status: number;
  /** `undefined` for a response without content, `'error'` for one in the error model. */
  readonly type: ValueType | 'error' | undefined;
  readonly description: string;
  /** Whether the framework answers with this status, too, in the error model. Default `false`. */
  readonly orError?: boolean;
}

/**
 * A response with a model, for the setting `responses`: `response(409, Conflict)`. `null` for one without content.
 *
 * Throws `RestError` for what is no model. The description is the reason phrase of the status by default.
 */
export function response(status: number, model: unknown, description = reasonPhrase(status)): ResponseSpec {
  const type = model === null ? undefined : resolveType(model);
  if (model !== null && !type)
    throw new RestError('unknown_model', `The model of the response with status ${status} is not a class: it may be imported in a circle`);
  return { status, type, description };
}

/** A response in the error model, given by the framework itself. */
export function errorResponse(status: number, description: string): ResponseSpec {
  return { status, type: 'error', description };
}

/** `true` if a success or a redirect among the responses has content, so that `Accept` matters. */
export function hasContentOnSuccess(responses: readonly ResponseSpec[]): boolean {
  return responses.some(({ status, type }) => status < 400 && type !== undefined && type !== 'error');
}
