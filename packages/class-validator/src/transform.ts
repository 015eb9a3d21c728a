import type { Direction } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import type { WireProperty } from './wire-properties.ts';

const TYPES = { input: TransformationType.PLAIN_TO_CLASS, output: TransformationType.CLASS_TO_PLAIN } as const;

/** Runs `@Transform` of class-transformer on the value of a property of `object`. */
export function transform({ name, transforms }: WireProperty, direction: Direction, value: unknown, object: object): unknown {
  return transforms[direction].reduce(
    (current, { transformFn }) => transformFn({ value: current, key: name, obj: object, type: TYPES[direction], options: {} }) as unknown,
    value,
  );
}
