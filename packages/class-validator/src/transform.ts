import type { Direction } from '@modern-rest/core';
import { type ClassTransformOptions, TransformationType } from 'class-transformer';
import type { TransformMetadata } from 'class-transformer/types/interfaces/index.js';
import type { ModelOptions } from './model-options.ts';

const TYPES = { input: TransformationType.PLAIN_TO_CLASS, output: TransformationType.CLASS_TO_PLAIN } as const;

/** A property with `@Transform`, as far as running it matters. */
export interface Transformed {
  readonly name: string;
  readonly transforms: Readonly<Partial<Record<Direction, readonly TransformMetadata[]>>>;
  /** The options that class-transformer passes to the functions. */
  readonly transformOptions: ClassTransformOptions;
}

/** Runs `@Transform` of class-transformer on the value of a property of `object`. */
export function transform({ name, transforms, transformOptions }: Transformed, direction: Direction, value: unknown, object: object): unknown {
  return (transforms[direction] as readonly TransformMetadata[]).reduce(
    (current, { transformFn }) =>
      transformFn({ value: current, key: name, obj: object, type: TYPES[direction], options: transformOptions }) as unknown,
    value,
  );
}

/** Completes the options with the defaults of class-transformer. */
export function transformOptions({ transformer }: ModelOptions): ClassTransformOptions {
  // The library declares fewer of its own defaults as `undefined` than it passes.
  return { ...DEFAULTS, ...transformer } as unknown as ClassTransformOptions;
}

const DEFAULTS = {
  enableCircularCheck: false,
  enableImplicitConversion: false,
  excludeExtraneousValues: false,
  excludePrefixes: undefined,
  exposeDefaultValues: false,
  exposeUnsetFields: true,
  groups: undefined,
  ignoreDecorators: false,
  strategy: undefined,
  targetMaps: undefined,
  version: undefined,
};
