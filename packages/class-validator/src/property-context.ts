import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

/**
 * What our decorators say of a property is kept in the context of class-validator's own metadata, which knows about inheritance.
 *
 * The first one that says anything stands.
 */
export function readContext<T>(validations: readonly ValidationMetadata[], key: symbol): T | undefined {
  for (const { context } of validations as readonly { context?: Record<symbol, T> }[]) {
    const said = context?.[key];
    if (said !== undefined) return said;
  }
  return undefined;
}
