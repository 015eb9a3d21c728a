import assert from 'node:assert/strict';
import { copies, INVALID, VALID } from '../payload.ts';
import type { Work } from './engine.ts';

/** The work of an engine that says of a body whether it is valid. */
export function loadWork(valid: boolean, run: Work['run'], accepts: (result: unknown) => boolean): Work {
  return {
    inputs: copies(valid ? VALID : INVALID),
    run,
    check(result) {
      assert.equal(accepts(result), valid, valid ? 'a valid body is refused' : 'an invalid body is accepted');
    },
  };
}
