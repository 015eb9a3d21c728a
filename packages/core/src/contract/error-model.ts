import type { HttpError } from '../errors/http-error.ts';
import type { Issue } from '../errors/issue.ts';
import { reasonPhrase } from '../http/status.ts';
import type { Schema } from './schema.ts';

/** The media type of RFC 9457, given to clients that name it in `Accept`. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The body of every error by default. */
export interface ErrorModel {
  readonly detail: readonly ErrorDetail[];
}

/** One issue as the client sees it. */
export interface ErrorDetail {
  readonly msg: string;
  /** Left out where the request as a whole is meant. */
  readonly loc?: readonly (string | number)[];
  readonly type: Issue['type'];
  /** Name of the rule that is not kept, where there is one: `isEmail`, `required`. */
  readonly constraint?: string;
}

/** The body of an error as RFC 9457 has it; `errors` is the list that `ErrorModel` has as `detail`. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly ErrorDetail[];
}

/** An error in the default model. */
export function toErrorModel(error: HttpError): ErrorModel {
  return { detail: error.issues.map(toDetail) };
}

/** An error as problem details (RFC 9457, section 3). */
export function toProblemDetails(error: HttpError): ProblemDetails {
  const { status, code, told, issues } = error;
  return { type: 'about:blank', title: reasonPhrase(status), status, detail: told, code, errors: issues.map(toDetail) };
}

function toDetail({ path, message, type, constraint }: Issue): ErrorDetail {
  return { msg: message, ...(path.length > 0 && { loc: path }), type, ...(constraint !== undefined && { constraint }) };
}

const ERROR_DETAIL_SCHEMA: Schema = {
  type: 'object',
  properties: {
    msg: { type: 'string', description: 'What is wrong, for people.' },
    loc: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      description: 'Where it is wrong: the part of the request, then names and indexes. Left out for the request as a whole.',
    },
    type: {
      type: 'string',
      enum: ['value_error', 'not_allowed', 'not_found', 'security', 'ratelimit', 'user_msg', 'internal_error', 'streaming'],
    },
    constraint: { type: 'string', description: 'The rule that is not kept, by its name: isEmail, required.' },
  },
  required: ['msg', 'type'],
};

/** The schemas of the error models by name, as documents describe them. */
export const ERROR_SCHEMAS: Readonly<Record<'ErrorDetail' | 'ErrorModel' | 'ProblemDetails', Schema>> = {
  ErrorDetail: ERROR_DETAIL_SCHEMA,
  ErrorModel: {
    type: 'object',
    properties: { detail: { type: 'array', items: { $ref: '#/components/schemas/ErrorDetail' } } },
    required: ['detail'],
  },
  ProblemDetails: {
    type: 'object',
    description: 'RFC 9457',
    properties: {
      type: { type: 'string', format: 'uri-reference' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', description: 'A stable name of the kind of error.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/ErrorDetail' } },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  },
};
