import { type ComponentProblem, type Model, tryToRead } from '@modern-rest/core';

/** Problems of one model, collected while it is read. */
export interface ModelProblems {
  readonly found: readonly ComponentProblem[];
  report(reason: string, fix: string): void;
  /** Returns the value of `read`; `otherwise` if it throws an `UnreadableModelError`, whose problems are collected. */
  attempt<T>(read: () => T, otherwise: T): T;
}

/** Starts to collect the problems of a model. */
export function collectProblems(model: Model): ModelProblems {
  const found: ComponentProblem[] = [];
  return {
    found,
    report(reason, fix) {
      found.push({ code: 'MODEL_NOT_READABLE', cause: `${model.name}: ${reason}`, fix });
    },
    attempt(read, otherwise) {
      const tried = tryToRead(read);
      if ('value' in tried) return tried.value;
      found.push(...tried.problems);
      return otherwise;
    },
  };
}
