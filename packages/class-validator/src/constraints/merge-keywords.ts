import { isDeepStrictEqual } from 'node:util';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { constraintNamed } from './constraints.ts';

/** The JSON Schema of all constraints of a value together. */
export function mergeKeywords(validations: readonly ValidationMetadata[]): SchemaObjectValue {
  const rows = validations.map(({ name, constraints }) => constraintNamed(name)?.schema(constraints ?? []) ?? {});
  const merged = rows.reduce(mergeRow, {});
  // `@IsInt() @Max(9)`: the narrower type stands.
  return rows.some(({ type }) => type === 'integer') ? { ...merged, type: 'integer' } : merged;
}

/** Two constraints may need the same keyword, two patterns for example: then both have to hold. */
function mergeRow(merged: SchemaObjectValue, { type = merged.type, ...row }: SchemaObjectValue): SchemaObjectValue {
  const typed = { ...merged, ...(type !== undefined && { type }) };
  const repeats = Object.entries(row).some(([keyword, value]) => keyword in merged && !isDeepStrictEqual(merged[keyword], value));
  return repeats ? { ...typed, allOf: [...(merged.allOf ?? []), row] } : { ...typed, ...row };
}
