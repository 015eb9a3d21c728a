import { describeValue } from '../errors/describe-value.ts';
import { RestError } from '../errors/rest-error.ts';
import type { ComponentProblem } from './component.ts';
import { UnreadableModelError } from './unreadable-model-error.ts';

/** Thrown while an endpoint is compiled: extensions of it cannot be used. */
export class CompileError extends RestError {
  override readonly name = 'CompileError';

  constructor(readonly problems: readonly ComponentProblem[]) {
    super('compile_error', problems.map(({ cause }) => cause).join('; '));
  }
}

/**
 * Runs a step of an extension that returns a function for requests, like `Parser.compile`.
 *
 * `name` says in messages what is run. Throws `CompileError` if the step throws, or returns anything else than a function.
 */
export function compileExtension<T extends (...args: never[]) => unknown>(name: string, step: () => T): T {
  const compiled = runExtension(name, step);
  if (typeof compiled === 'function') return compiled;
  throw new CompileError([extensionFailed(`${name} returned ${describeValue(compiled)}, not a function`)]);
}

/** Runs code of an extension at start-up. Throws `CompileError` for what it throws. */
export function runExtension<T>(name: string, step: () => T): T {
  const tried = tryExtension(name, step);
  if ('problems' in tried) throw new CompileError(tried.problems);
  return tried.value;
}

/** Runs all steps and returns their results. Throws one `CompileError` with the problems of all steps. */
export function compileAll<const T extends readonly (() => unknown)[]>(steps: T): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const tried = steps.map((step) => tryExtension(ANY_EXTENSION, step));
  // One mistake can be found by several steps.
  const problems = new Map(tried.flatMap((one) => ('problems' in one ? one.problems.map((problem) => [problem.cause, problem]) : [])));
  if (problems.size > 0) throw new CompileError([...problems.values()]);
  return tried.map((one) => (one as { readonly value: unknown }).value) as { readonly [K in keyof T]: ReturnType<T[K]> };
}

/** Runs code of an extension at start-up. Returns its result, or what is wrong if it throws. */
export function tryExtension<T>(name: string, step: () => T): { readonly value: T } | { readonly problems: readonly ComponentProblem[] } {
  try {
    return { value: step() };
  } catch (error) {
    if (error instanceof CompileError) return { problems: error.problems };
    if (error instanceof UnreadableModelError) return { problems: error.problems };
    const thrown = error instanceof Error ? `${error.name}: ${error.message}` : describeValue(error);
    return { problems: [extensionFailed(`${name} threw ${thrown}`)] };
  }
}

/** The name of an extension that is not known more precisely. */
export const ANY_EXTENSION = 'an extension of the endpoint';

/** The problem of an extension that cannot be used. */
export function extensionFailed(cause: string, fix = 'correct it, or remove it from the settings'): ComponentProblem {
  return { code: 'EXTENSION_FAILED', cause, fix };
}
