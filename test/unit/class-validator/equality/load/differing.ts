import { DEFAULT_LIMITS, type Loaded, type Model, valueFormat } from '@modern-rest/core';
import { expect } from 'vitest';
import { classValidatorSerializer, type ModelOptions } from '../compiled.ts';
import { WAYS } from '../equally.ts';
import { type ByLibraries, byLibraries } from './libraries.ts';

export interface DifferingOptions extends ModelOptions {
  readonly forbidUnknown?: boolean;
}

/** What the framework reads, the same in each of its ways. */
async function load(model: Model<object>, plain: unknown, { forbidUnknown = false, ...options }: DifferingOptions = {}): Promise<Loaded> {
  const [first, ...others] = await Promise.all(
    WAYS.map(({ generate }) =>
      classValidatorSerializer({ ...options, generate }).loader(
        { kind: 'model', model },
        valueFormat('json', { forbidUnknown }),
        DEFAULT_LIMITS,
      )(plain),
    ),
  );
  for (const other of others) expect(other).toEqual(first);
  return first as Loaded;
}

/** What is wrong with a plain value by the framework: `address.zip: isInt`. */
export async function issues(model: Model<object>, plain: unknown, options?: DifferingOptions): Promise<string[]> {
  const loaded = await load(model, plain, options);
  return 'issues' in loaded ? loaded.issues.map(({ path, constraint }) => `${path.join('.')}: ${constraint}`) : [];
}

/** What the framework reads of a plain value, which has to be read. */
export async function value(model: Model<object>, plain: unknown, options?: DifferingOptions): Promise<Record<string, unknown>> {
  const loaded = await load(model, plain, options);
  expect(loaded).not.toHaveProperty('issues');
  return (loaded as { value: Record<string, unknown> }).value;
}

/** What the libraries read of the same value; `throws` where they fail. */
export async function libraries(
  model: Model<object>,
  plain: unknown,
  options: ModelOptions = {},
): Promise<{ value?: unknown; issues: string[] } | 'throws'> {
  try {
    const read: ByLibraries = await byLibraries(model, plain, options);
    return { value: read.value, issues: read.issues.map(({ path, constraint }) => `${path.join('.')}: ${constraint}`) };
  } catch {
    return 'throws';
  }
}
