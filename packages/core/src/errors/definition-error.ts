import { RestError } from './rest-error.ts';

/** One mistake in the declarations: where, what, and how to mend it. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  /** `UserController.create`, or the class alone. */
  readonly subject: string;
  /** `file:line:column` of the decorator; `undefined` where nothing was decorated. */
  readonly place: string | undefined;
  readonly cause: string;
  readonly fix: string;
}

/** What can be wrong with a declaration. */
export type DefinitionProblemCode =
  | 'BODY_NOT_ALLOWED'
  | 'COMPONENT_REPEATED'
  | 'CONTROLLER_MISSING'
  | 'CONTROLLER_EMPTY'
  | 'FILES_WITHOUT_PARSER'
  | 'LIMIT_INVALID'
  | 'LIMITS_CONTRADICT'
  | 'MODEL_NOT_READABLE'
  | 'MODEL_UNKNOWN'
  | 'PARAMETER_WITHOUT_COMPONENT'
  | 'PARSER_MISSING'
  | 'PATH_PARAMETER_MISMATCH'
  | 'RENDERER_MISSING'
  | 'RESPONSE_REPEATED'
  | 'RESPONSE_WITHOUT_BODY'
  | 'ROUTE_MISSING'
  | 'ROUTE_REPEATED';

/** The declarations cannot work. Thrown while the application starts, with every problem at once; never while it serves. */
export class DefinitionError extends RestError {
  override readonly name = 'DefinitionError';

  constructor(readonly problems: readonly DefinitionProblem[]) {
    super('definition_error', format(problems));
  }
}

function format(problems: readonly DefinitionProblem[]): string {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  const entries = problems.map(
    ({ code, subject, place, cause, fix }) => `  ${subject}: ${cause} [${code}]${place ? `\n    at ${place}` : ''}\n    Fix: ${fix}`,
  );
  return `${count} in the declarations\n${entries.join('\n')}`;
}
