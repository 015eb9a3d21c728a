import assert from 'node:assert/strict';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { type Loaded, type MaybePromise, type Serializer, type ValueFormat, type ValueType, valueFormat, type Written } from '@modern-rest/core';
import { CreateOrder } from '../models/create-order.ts';
import type { Prepare } from './engine.ts';
import { orders } from './orders.ts';

type JsonDump = (value: unknown) => MaybePromise<Written>;

/** Our own serializer: validated JSON text of the declared properties. */
export const prepare: Prepare = () => {
  const dump = jsonDump(classValidatorSerializer(), { kind: 'model', model: CreateOrder }, valueFormat('json'));
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

function jsonDump(serializer: Serializer, type: ValueType, format: ValueFormat): JsonDump {
  if (serializer.jsonDumper) return serializer.jsonDumper(type, format, true);
  const dump = serializer.dumper(type, format);
  return (value) => {
    const dumped = dump(value);
    return dumped instanceof Promise ? dumped.then(stringified) : stringified(dumped);
  };
}

function stringified(dumped: Loaded): Written {
  return 'issues' in dumped ? dumped : { text: JSON.stringify(dumped.value) };
}
