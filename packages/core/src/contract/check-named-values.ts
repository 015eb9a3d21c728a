import type { ComponentProblem } from './component.ts';
import type { DeclaredType } from './declared-type.ts';

/** What comes by names can only be read as a model: a list or a scalar has no names. */
export function checkNamedValues(declared: readonly DeclaredType[], what: string): ComponentProblem[] {
  if (!declared.some(({ type }) => type && type.kind !== 'model')) return [];
  return [
    { code: 'MODEL_NOT_READABLE', cause: `${what} come by their names`, fix: 'declare a model with a property for each; a list is a property, too' },
  ];
}
