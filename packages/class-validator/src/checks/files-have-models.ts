import { isFileModel } from '@modern-rest/core';
import { DETECTED } from '../detected.ts';
import { readContext } from '../property-context.ts';
import type { ModelCheck, ModelFault } from './model-check.ts';

/** Reports properties of a model of files that have no model of their own, and constraints that no file can satisfy. */
export const filesHaveModels: ModelCheck = ({ format, direction, isRoot, reading: { model }, properties }) => {
  if (format.source !== 'files' || direction !== 'input') return [];
  if (!isRoot) return properties.flatMap(({ name, validations }) => detectedFaults(name, readContext(validations, DETECTED) !== undefined));
  if (isFileModel(model)) {
    const fix = `name a model that has a property for each file: @Nested() file: ${model.name}`;
    return [{ code: 'MODEL_NOT_READABLE', reason: 'the class is a file itself, not a model of files', fix }];
  }
  return properties.filter(({ nested }) => !nested).map(({ name }) => withoutModel(name));
};

function withoutModel(name: string): ModelFault {
  const fix = `give it one that says what a file must be: @Nested() ${name}: UploadedFile`;
  return { code: 'MODEL_NOT_READABLE', reason: `the file ${name} has no model`, fix };
}

/** Nothing looks at the bytes for another property. */
function detectedFaults(name: string, isDetected: boolean): readonly ModelFault[] {
  if (!isDetected || name === 'detectedType') return [];
  return [{ code: 'MODEL_NOT_READABLE', reason: `@Detected stands on ${name}`, fix: 'declare detectedType: string, and put it there' }];
}
