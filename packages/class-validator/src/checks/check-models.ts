import {
  type ComponentProblem,
  type Direction,
  type Model,
  partsOf,
  readEach,
  UnreadableModelError,
  type ValueFormat,
  type ValueType,
} from '@modern-rest/core';
import type { Models } from '../models.ts';
import { readUnion } from '../union.ts';
import { bodiesHoldNoFiles } from './bodies-hold-no-files.ts';
import { constraintsFitTypes } from './constraints-fit-types.ts';
import { constructorTakesNothing } from './constructor-takes-nothing.ts';
import { fieldsAreDeclared } from './fields-are-declared.ts';
import { filesHaveModels } from './files-have-models.ts';
import { hasProperties } from './has-properties.ts';
import type { ModelCheck, ModelFault, ModelUse } from './model-check.ts';
import { requiredCanBeSet } from './required-can-be-set.ts';
import { wireNamesDiffer } from './wire-names-differ.ts';

/** Every rule that a model with properties must keep. To add a rule: write a file in this folder, add it here. */
const CHECKS: readonly ModelCheck[] = [
  constructorTakesNothing,
  fieldsAreDeclared,
  requiredCanBeSet,
  constraintsFitTypes,
  wireNamesDiffer,
  bodiesHoldNoFiles,
  filesHaveModels,
];

/**
 * Checks every model that a type leads to.
 *
 * @throws `UnreadableModelError` with all problems of all models.
 */
export function checkModels(type: ValueType, known: Models, format: ValueFormat, direction: Direction): void {
  const problems = [...reachedModels(type, known)].flatMap(([model, reached]) => {
    const reading = known.reading(model);
    const properties = reading.properties.filter(({ takesPart }) => takesPart[direction]);
    return problemsOf({ ...reached, reading, format, direction, properties });
  });
  if (problems.length > 0) throw new UnreadableModelError(problems);
  readEach(unionsOf(type), (members) => readUnion(members, known, format, direction));
}

function problemsOf(use: ModelUse): ComponentProblem[] {
  const { model, problems } = use.reading;
  const toProblem = ({ code, reason, fix }: ModelFault): ComponentProblem => ({ code, cause: `${model.name}: ${reason}`, fix });
  // A class that is no model has nothing else to mend.
  const empty = hasProperties(use);
  return empty.length > 0 ? empty.map(toProblem) : [...problems, ...CHECKS.flatMap((check) => check(use)).map(toProblem)];
}

type Reached = Pick<ModelUse, 'isRoot' | 'isSubtype'>;

function reachedModels(type: ValueType, known: Models): Map<Model, Reached> {
  const reached = new Map<Model, Reached>();
  const visit = (model: Model, by: Reached): void => {
    const before = reached.get(model);
    reached.set(model, { isRoot: by.isRoot || before?.isRoot === true, isSubtype: by.isSubtype && before?.isSubtype !== false });
    if (before) return;
    for (const { nested, discriminator } of known.reading(model).properties) {
      if (nested) visit(nested, { isRoot: false, isSubtype: discriminator !== undefined });
      for (const subtype of discriminator?.models.values() ?? []) visit(subtype, { isRoot: false, isSubtype: true });
    }
  };
  for (const part of flatten(type)) if (part.kind === 'model') visit(part.model, { isRoot: true, isSubtype: false });
  return reached;
}

function unionsOf(type: ValueType): (readonly ValueType[])[] {
  return flatten(type).flatMap((part) => (part.kind === 'union' ? [part.members] : []));
}

/** A type and all types that it is made of. */
function flatten(type: ValueType): ValueType[] {
  return [type, ...partsOf(type).flatMap(flatten)];
}
