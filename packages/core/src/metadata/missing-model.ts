import type { ComponentProblem } from '../contract/component.ts';
import { TypeReference } from '../contract/type-reference.ts';
import type { Toolchain } from './toolchain.ts';

/** What stands in the place of a model. */
export interface MissingModel {
  /** `the model of the body`, `the answer`. */
  readonly what: string;
  /** How the decorator names a model: `@Body(Model)`. */
  readonly example: string;
}

/** Says why what a decorator was given is no model. */
export function wrongReference({ what, example }: MissingModel, reference: unknown): ComponentProblem {
  const thunk = example.replace('Model', '() => Model');
  if (isNothing(reference)) {
    return {
      code: 'MODEL_UNDEFINED',
      cause: `${what} was undefined when the decorator ran: two files import each other`,
      fix: `pass a function, which is asked later: ${thunk}`,
    };
  }
  return {
    code: 'MODEL_NOT_READABLE',
    cause: `${what} is not a class`,
    fix: `pass a class, a list of it as ${example.replace('Model', '[Model]')}, or a function that gives either: ${thunk}`,
  };
}

/** Says why the type that the compiler wrote down, or did not, is no model. */
export function erasedType({ what, example }: MissingModel, recorded: unknown, toolchain: Toolchain | undefined): ComponentProblem {
  if (toolchain) {
    return {
      code: 'METADATA_MISSING',
      cause: `nothing names ${what}, and no types of this class were written down: ${toolchain.name}`,
      fix: toolchain.setting,
    };
  }
  if (recorded === undefined) return wrongReference({ what, example }, undefined);
  const erased = ERASED.get(recorded) ?? 'another type than a class';
  return {
    code: 'MODEL_ERASED',
    cause: `nothing names ${what}, and the compiler kept no more of its type than ${erased}`,
    fix: `name it: ${recorded === Array ? example.replace('Model', '[Model]') : example}`,
  };
}

const ERASED: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [Object, 'Object: it is an interface, a union, may be null, or was imported by `import type`'],
  [Array, 'Array: what its items are is lost'],
  [Promise, 'Promise: what it gives is lost'],
  [Function, 'Function'],
  [Map, 'Map: what it holds is lost'],
  [Set, 'Set: what it holds is lost'],
]);

/** `undefined`, what is made of it, or a function that gives either. */
function isNothing(reference: unknown): boolean {
  if (Array.isArray(reference)) return isNothing(reference[0]);
  if (reference instanceof TypeReference) return Object.values(reference.of).some(isNothing);
  if (typeof reference === 'function' && !Object.hasOwn(reference, 'prototype')) return isNothing((reference as () => unknown)());
  return reference === undefined || reference === null;
}
