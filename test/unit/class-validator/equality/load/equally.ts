import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_LIMITS, type Issue, type Loaded, type Model, valueFormat } from '@modern-rest/core';
import { expect } from 'vitest';
import { classValidatorSerializer, type ModelOptions } from '../compiled.ts';
import { WAYS } from '../equally.ts';
import { issuesDifference } from './issues-difference.ts';
import { byLibraries } from './libraries.ts';
import { present } from './present.ts';

export interface ReadingOptions extends ModelOptions {
  readonly forbidUnknown?: boolean;
}

/** What was read, and what the libraries said of it, for a test that knows better. */
export type Read = Loaded;

/**
 * Returns the function that reads a plain value by the framework, in each way of its compiler, and by the libraries.
 *
 * Throws where they differ in more than they may; gives what the framework said.
 */
export function readEqually(model: Model<object>, { forbidUnknown = false, ...options }: ReadingOptions = {}): (plain: unknown) => Promise<Read> {
  const format = valueFormat('json', { forbidUnknown });
  const loaders = WAYS.map(({ way, generate }) => ({
    way,
    load: classValidatorSerializer({ ...options, generate }).loader({ kind: 'model', model }, format, DEFAULT_LIMITS),
  }));
  return async (plain) => {
    const expected = await byLibraries(model, plain, options);
    const [first, ...others] = await Promise.all(
      loaders.map(async ({ way, load }) => {
        const sent = structuredClone(plain);
        const loaded = await load(sent);
        if (!isDeepStrictEqual(sent, plain)) throw new Error(`${way}, what was sent is changed`);
        if ('issues' in loaded) {
          const difference = issuesDifference(loaded.issues, expected.issues);
          if (difference !== undefined) throw new Error(`${way}, ${difference}`);
        } else {
          const unseen = expected.issues.map(({ path, constraint }) => `${path.join('.')}: ${constraint}`);
          if (unseen.length > 0) throw new Error(`${way}, nothing is told of ${unseen.join('; ')}`);
          if (!isDeepStrictEqual(present(loaded.value), present(expected.value)))
            expect(present(loaded.value), way).toStrictEqual(present(expected.value));
        }
        return loaded;
      }),
    );
    for (const other of others) expect(other).toEqual(first);
    return first as Read;
  };
}

/** Reads one value, equally. */
export async function read(model: Model<object>, plain: unknown, options?: ReadingOptions): Promise<Read> {
  return readEqually(model, options)(plain);
}

/** Reads one value, equally; gives the value, which has to be read. */
export async function readValue(model: Model<object>, plain: unknown, options?: ReadingOptions): Promise<unknown> {
  const loaded = await read(model, plain, options);
  if ('issues' in loaded) throw new Error(`not read: ${linesOf(loaded.issues).join('; ')}`);
  return loaded.value;
}

/** Reads one value, equally; gives what is wrong with it: `address.zip: isInt`. */
export async function readIssues(model: Model<object>, plain: unknown, options?: ReadingOptions): Promise<string[]> {
  const loaded = await read(model, plain, options);
  return 'issues' in loaded ? linesOf(loaded.issues) : [];
}

function linesOf(issues: readonly Issue[]): string[] {
  return issues.map(({ path, constraint }) => `${path.join('.')}: ${constraint}`);
}
