import assert from 'node:assert/strict';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { DEFAULT_LIMITS, type Loaded, valueFormat } from '@modern-rest/core';
import { plainToInstance } from 'class-transformer';
import { CreateOrder } from '../models/create-order.ts';
import { FURTHER_VALUE, furtherModel } from '../models/further-models.ts';
import { copies, INVALID, VALID, VIOLATIONS } from '../payload.ts';
import type { Prepare } from './engine.ts';

/** Our own serializer, called as the pipeline calls it. */
export const prepare: Prepare = async ({ valid, furtherModels }) => {
  const serializer = classValidatorSerializer();
  const loader = (model: new () => object) => serializer.loader({ kind: 'model', model }, valueFormat('json'), DEFAULT_LIMITS);
  for (let count = 0; count < furtherModels; count += 1) {
    const further = await loader(furtherModel())(FURTHER_VALUE);
    assert.ok('value' in further, 'a further model does not load');
  }
  return {
    inputs: copies(valid ? VALID : INVALID),
    run: loader(CreateOrder),
    check(result, input) {
      const loaded = result as Loaded;
      if (valid) assert.deepEqual(loaded, { value: plainToInstance(CreateOrder, input) });
      else assert.equal('issues' in loaded && loaded.issues.length, VIOLATIONS);
    },
  };
};
