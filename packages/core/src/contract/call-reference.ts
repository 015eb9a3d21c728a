import type { DefinitionProblem } from '../errors/definition-error.ts';

type Problem = Pick<DefinitionProblem, 'code' | 'cause' | 'fix'>;

/** Calls a function that names a model. Returns the reference, or the problem of `what` if the function throws. */
export function callReference(what: string, reference: () => unknown): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: reference() };
  } catch (error) {
    return {
      problem: isUninitialized(error) ? uninitialized(what, error) : { ...THROWS, cause: `${what} is unknown: its function throws ${String(error)}` },
    };
  }
}

const THROWS = { code: 'MODEL_NOT_READABLE', fix: 'pass a function that returns a class, and nothing else: () => Model' } as const;

function uninitialized(what: string, error: ReferenceError): Problem {
  return {
    code: 'MODEL_UNDEFINED',
    cause: `${what} does not exist yet (${error.message}): two files import each other, and this one runs first`,
    fix: 'call createApp in a file that none of these files imports',
  };
}

/** `true` for the error that engines throw if a binding of a module is read before the module has run. */
function isUninitialized(error: unknown): error is ReferenceError {
  return error instanceof ReferenceError && error.message.includes('before initialization');
}
