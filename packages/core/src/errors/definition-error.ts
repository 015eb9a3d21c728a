import { RestError } from './rest-error.ts';

/** Where something was written: in the source if source maps are on, else in what was built from it. */
export interface SourcePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Gives the place of a decorator. Asked only where a problem is told: a stack is dear to read. `undefined` if the stack does not tell. */
export type PlaceSource = () => SourcePlace | undefined;

/** One mistake in the declarations: where, what, and how to mend it. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  /** `UserController.create`, the class alone, or `createApi`. */
  readonly subject: string;
  /** Of the decorator; `undefined` where nothing was decorated. */
  readonly place: PlaceSource | undefined;
  readonly cause: string;
  readonly fix: string;
}

/** A problem with the page that tells more about it. */
export interface ReportedProblem extends Omit<DefinitionProblem, 'place'> {
  readonly place: SourcePlace | undefined;
  /** `docs/start-up-problems.md#model-erased` */
  readonly docs: string;
}

/** What can be wrong with a declaration. */
export const DEFINITION_PROBLEM_CODES = [
  'BODY_NOT_ALLOWED',
  'COMPONENT_MISPLACED',
  'COMPONENT_REPEATED',
  'CONSTRUCTOR_PARAMETERS',
  'CONTROLLER_EMPTY',
  'CONTROLLER_REPEATED',
  'CONTROLLER_UNDECORATED',
  'DECORATORS_STANDARD',
  'EXTENSION_FAILED',
  'FIELD_UNDECLARED',
  'FILES_NOT_KEPT',
  'FILES_WITHOUT_PARSER',
  'FILE_MISPLACED',
  'HANDLER_GENERATOR',
  'HANDLER_NOT_A_METHOD',
  'HANDLER_STATIC',
  'LIMIT_INVALID',
  'LIMITS_CONTRADICT',
  'METADATA_MISSING',
  'METHOD_INVALID',
  'MODEL_EMPTY',
  'MODEL_ERASED',
  'MODEL_MISMATCH',
  'MODEL_NOT_READABLE',
  'MODEL_UNDEFINED',
  'OPERATION_ID_REPEATED',
  'PARAMETER_WITHOUT_COMPONENT',
  'PARSER_MISSING',
  'PATH_INVALID',
  'PATH_PARAMETER_MISMATCH',
  'RENDERER_MISSING',
  'RESPONSE_MISSING',
  'RESPONSE_REPEATED',
  'RESPONSE_WITHOUT_BODY',
  'ROUTE_MISSING',
  'ROUTE_REPEATED',
  'SETTING_INVALID',
  'STATUS_INVALID',
  'TYPE_CONTRADICTION',
] as const;

/** The kind of a mistake. */
export type DefinitionProblemCode = (typeof DEFINITION_PROBLEM_CODES)[number];

/** The declarations cannot work. Thrown while the application starts, with every problem at once; never while it serves. */
export class DefinitionError extends RestError {
  override readonly name = 'DefinitionError';
  /** By file, and in a file from its first line to its last. */
  readonly problems: readonly ReportedProblem[];

  constructor(problems: readonly DefinitionProblem[]) {
    const reported = problems.map((problem) => ({ ...problem, place: problem.place?.(), docs: pageOf(problem.code) })).sort(byPlace);
    super('definition_error', format(reported));
    this.problems = reported;
  }
}

function pageOf(code: DefinitionProblemCode): string {
  return `docs/start-up-problems.md#${code.toLowerCase().replaceAll('_', '-')}`;
}

/** What has no place comes first: it concerns everything. */
function byPlace({ place: a }: ReportedProblem, { place: b }: ReportedProblem): number {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function format(problems: readonly ReportedProblem[]): string {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  const lines = problems.flatMap((problem, index) => {
    const { file } = problem.place ?? {};
    const heading = file !== undefined && file !== problems[index - 1]?.place?.file ? ['', file] : [];
    return [...heading, entry(problem)];
  });
  return `${count} in the declarations\n${lines.join('\n')}`;
}

function entry({ code, subject, place, cause, fix, docs }: ReportedProblem): string {
  const at = place ? [`    at ${place.file}:${place.line}:${place.column}`] : [];
  return [`  ${subject}: ${cause}`, ...at, `    Fix: ${fix}`, `    ${code}, see ${docs}`].join('\n');
}
