import { isFileModel, propertyType } from '@modern-rest/core';
import type { ModelCheck, ModelFault } from './model-check.ts';

/** Reports files in a part of a request that carries none: a client could forge a file whose content is missing. */
export const bodiesHoldNoFiles: ModelCheck = ({ format, direction, isRoot, reading: { model }, properties }) => {
  if (format.source === 'files' || direction !== 'input') return [];
  const files = properties.filter(({ name, nested }) => [nested, propertyType(model.prototype as object, name)].some(isFile));
  return [
    ...(isRoot && isFileModel(model) ? [fault('the class is a file')] : []),
    ...files.map(({ name }) => fault(`the property ${name} is a file`)),
  ];
};

function isFile(type: unknown): boolean {
  return typeof type === 'function' && isFileModel(type);
}

function fault(what: string): ModelFault {
  const fix = 'read files with @FileMetadata or @FileStream: a parameter of its own, with a model that has a property for each file';
  return { code: 'FILE_MISPLACED', reason: `${what}, and only @FileMetadata and @FileStream read files`, fix };
}
