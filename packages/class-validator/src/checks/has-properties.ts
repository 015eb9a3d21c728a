import { isFileModel } from '@modern-rest/core';
import { excludesByDefault } from '../transformer-metadata.ts';
import { foreignClass } from './foreign-classes.ts';
import type { ModelCheck } from './model-check.ts';

/** Reports a model without a decorated property: its values would be empty objects. `@Exclude()` on the class says that this is meant. */
export const hasProperties: ModelCheck = ({ reading: { model, properties }, format, direction, isSubtype }) => {
  if (properties.length > 0 || isSubtype || excludesByDefault(model)) return [];
  // The parser fills the properties of a file.
  if (format.source === 'files' && isFileModel(model)) return [];
  const { what, fix } = foreignClass(model, direction) ?? OWN;
  return [{ code: 'MODEL_EMPTY', reason: `${what}, so its values would be empty objects`, fix }];
};

const OWN = {
  what: 'none of its properties has a decorator',
  fix: 'decorate its properties: @IsString(), @IsInt(), … If the model is empty on purpose, put @Exclude() on the class',
};
