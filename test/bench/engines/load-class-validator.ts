import 'reflect-metadata';
import assert from 'node:assert/strict';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validate } from 'class-validator';
import { CreateOrder } from '../models/create-order.ts';
import { copies, INVALID, VALID, VIOLATIONS } from '../payload.ts';
import type { Prepare } from './engine.ts';

/** class-transformer and class-validator, called as frameworks call them. Like ours they drop what is not declared. */
export const prepare: Prepare = ({ valid }) => ({
  inputs: copies(valid ? VALID : INVALID),
  run: async (body) => validate(plainToInstance(CreateOrder, body as object), { whitelist: true }),
  check(result) {
    assert.equal(countViolations(result as ValidationError[]), valid ? 0 : VIOLATIONS);
  },
});

function countViolations(errors: readonly ValidationError[]): number {
  return errors.reduce((sum, { constraints = {}, children = [] }) => sum + Object.keys(constraints).length + countViolations(children), 0);
}
