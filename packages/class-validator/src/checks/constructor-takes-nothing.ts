import { constructorLength } from '@modern-rest/core';
import type { ModelCheck } from './model-check.ts';

/** Reports a model of a request whose constructor has parameters: it is called without arguments. */
export const constructorTakesNothing: ModelCheck = ({ direction, reading: { model } }) => {
  const length = constructorLength(model);
  if (direction !== 'input' || length === 0) return [];
  const reason = `its constructor requires ${length === 1 ? 'an argument' : `${length} arguments`}, and requests are read into instances made without arguments`;
  return [{ code: 'CONSTRUCTOR_PARAMETERS', reason, fix: 'remove the parameters, or give each a default value' }];
};
