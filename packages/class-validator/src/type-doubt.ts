import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { typeMismatch } from './coerce.ts';
import type { Findings } from './findings.ts';
import { atIndex, type Place, unexpected } from './located-issue.ts';
import type { WireProperty } from './wire-properties.ts';

/**
 * Doubts a property that is not of its declared type.
 *
 * class-validator checks types by constraints only: `@Allow() age: number` takes a string, and an enum takes the names of
 * its numbers. What the document says of them has to hold all the same.
 */
export function doubtType(property: WireProperty, value: unknown, place: Place, findings: Findings): void {
  const { list, nested, conditional, optional, nullable, keywords, itemKeywords } = property;
  // A condition of the user's decides whether anything is asked of the value.
  if (nested || conditional || (value === null && (optional || nullable))) return;
  const items =
    list && Array.isArray(value) ? value.map((item: unknown, index) => ({ item, at: atIndex(place, index) })) : [{ item: value, at: place }];
  for (const { item, at } of items) {
    const expectation = mismatch(item, property, list ? itemKeywords : keywords);
    if (expectation !== undefined)
      findings.doubted.push(unexpected(at, expectation, Array.isArray((list ? itemKeywords : keywords).enum) ? 'isIn' : 'type'));
  }
}

function mismatch(value: unknown, { scalar }: WireProperty, { enum: allowed }: SchemaObjectValue): string | undefined {
  if (Array.isArray(allowed)) return allowed.includes(value) ? undefined : `must be one of the following values: ${allowed.join(', ')}`;
  return scalar && typeMismatch(value, scalar);
}
