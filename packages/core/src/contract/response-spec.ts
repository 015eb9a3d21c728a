import type { ValueType } from './value-type.ts';

/** A response that an endpoint may give. */
export interface ResponseSpec {
  readonly status: number;
  /** `undefined` for a response without content, `'error'` for one in the error model. */
  readonly type: ValueType | 'error' | undefined;
  readonly description: string;
  /** Whether the framework answers with this status, too, in the error model. Default `false`. */
  readonly orError?: boolean;
}

/** A response in the error model, given by the framework itself. */
export function errorResponse(status: number, description: string): ResponseSpec {
  return { status, type: 'error', description };
}
