import { callReference } from '../contract/call-reference.ts';
import type { ComponentProblem } from '../contract/component.ts';
import { TypeReference } from '../contract/type-reference.ts';
import { classType, isThunk } from '../contract/value-type.ts';
import type { Toolchain } from './toolchain.ts';

/** What stands in the place of a model. */
export interface MissingModel {
  /** `the model of the body`, `the answer`. */
  readonly what: string;
  /** How the decorator names a model: `@Body(Model)`. */
  readonly example: string;
}

/** Returns the problem of a reference that names no type. */
export function wrongReference({ what, example }: MissingModel, reference: unknown): ComponentProblem {
  const thunk = example.replace('Model', '() => Model');
  // `optional` or `byMediaType` in a place that has neither is not wrong by its parts.
  const [wrong = { part: reference }] = wrongParts(what, reference);
  if ('problem' in wrong) return wrong.problem;
  if (wrong.part === undefined || wrong.part === null) {
    return {
      code: 'MODEL_UNDEFINED',
      cause: `${what} was undefined when the decorator ran: this file and the file of the model import each other`,
      fix: `pass a function, which is called later: ${thunk}`,
    };
  }
  const [name, instead] = INSTEAD.get(wrong.part) ?? [];
  if (instead !== undefined) return { code: 'MODEL_NOT_READABLE', cause: `${what} is ${name}, which is no model`, fix: instead };
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

/** Classes of JavaScript that name no type, with their names and what to write instead. */
const INSTEAD: ReadonlyMap<unknown, readonly [name: string, instead: string]> = new Map<unknown, readonly [string, string]>([
  [Object, ['Object', 'name a class whose properties have decorators, or record(Model) for an object with any names']],
  [Array, ['Array', 'name the items: [Model]']],
  [Map, ['Map', 'name the values: record(Model)']],
  [Set, ['Set', 'name the items: [Model]']],
  [Promise, ['Promise', 'name the model that the promise resolves with']],
  [Function, ['Function', 'name a model: JSON has no functions']],
  [Symbol, ['Symbol', 'name a model: JSON has no symbols']],
  [BigInt, ['BigInt', 'name String: JSON has no integers of this size']],
]);

type WrongPart = { readonly part: unknown } | { readonly problem: ComponentProblem };

/** Returns the parts of a reference that name no type. */
function wrongParts(what: string, reference: unknown): WrongPart[] {
  if (Array.isArray(reference)) return wrongParts(what, reference[0]);
  if (reference instanceof TypeReference) return Object.values(reference.of).flatMap((part) => wrongParts(what, part));
  if (!isThunk(reference)) return classType(reference) ? [] : [{ part: reference }];
  const called = callReference(what, reference);
  return 'problem' in called ? [called] : wrongParts(what, called.value);
}
