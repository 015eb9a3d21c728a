import type { Model } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { ScalarKind } from './model-plan.ts';

const SCALARS: ReadonlyMap<unknown, ScalarKind> = new Map<unknown, ScalarKind>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Date, 'date'],
]);

/** What a property of these classes holds is neither a model nor a scalar. */
const OTHERS: ReadonlySet<unknown> = new Set([Object, Array, Map, Set, Function, Promise, Symbol, BigInt, Buffer]);

/** Whether a class may be that of a nested model. */
export function isNestable(value: unknown): value is Model {
  return typeof value === 'function' && !SCALARS.has(value) && !OTHERS.has(value);
}

/** The kind of scalar that constraints ask for, or else the one that was declared. */
export function readScalarKind(validations: readonly ValidationMetadata[], { type }: SchemaObjectValue, declared: unknown): ScalarKind | undefined {
  if (validations.some(({ name }) => name === 'isDate')) return 'date';
  if (type === 'string' || type === 'number' || type === 'integer' || type === 'boolean') return type;
  return SCALARS.get(declared);
}
