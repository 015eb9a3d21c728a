import assert from 'node:assert/strict';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { valueFormat, type Written } from '@modern-rest/core';
import { CreateOrder } from '../models/create-order.ts';
import type { Prepare } from './engine.ts';
import { orders } from './orders.ts';

/** Our own serializer: validated JSON text of the declared properties. */
export const prepare: Prepare = () => {
  const dump = classValidatorSerializer().jsonDumper({ kind: 'model', model: CreateOrder }, valueFormat('json'), true);
  return {
    inputs: orders(),
    run(order) {
      const dumped = dump(order);
      return dumped instanceof Promise ? dumped.then(byteLength) : byteLength(dumped);
    },
    async check(result, order) {
      assert.equal(((await dump(order)) as { text: string }).text, JSON.stringify(order));
      assert.equal(result, Buffer.byteLength(JSON.stringify(order)));
      assert.ok('issues' in (await dump({ ...(order as CreateOrder), priority: 200 })), 'an answer is not validated');
    },
  };
};

// As for an answer: without its length, a text may be a rope that nobody has paid for.
function byteLength(dumped: Written): number {
  if ('issues' in dumped) throw new Error(JSON.stringify(dumped.issues));
  return Buffer.byteLength(dumped.text);
}
