import { isDeepStrictEqual } from 'node:util';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { constraintNamed } from './constraints.ts';

/** The JSON Schema of all constraints of a value together. */
export function mergeKeywords(validations: readonly ValidationMetadata[]): SchemaObjectValue {
  const merged: SchemaObjectValue = {};
  let isInteger = false;
  for (const { name, constraints } of validations) {
    const row = constraintNamed(name)?.schema(constraints ?? []);
    if (!row) continue;
    isInteger ||= row.type === 'integer';
    mergeRow(merged, row);
  }
  // `@IsInt() @Max(9)`: the narrower type stands.
  if (isInteger) merged.type = 'integer';
  return merged;
}

/** Two constraints may need the same keyword, two patterns for example: then both have to hold. */
function mergeRow(merged: SchemaObjectValue, { type, ...row }: SchemaObjectValue): void {
  if (type !== undefined) merged.type = type;
  if (Object.entries(row).some(([keyword, value]) => keyword in merged && !isDeepStrictEqual(merged[keyword as never], value))) {
    merged.allOf = [...(merged.allOf ?? []), row];
  } else Object.assign(merged, row);
}
