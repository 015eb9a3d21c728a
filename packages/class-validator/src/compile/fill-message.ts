import type { ValidationArguments } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

/** Types of values that are shown in messages. */
const SHOWN: ReadonlySet<string> = new Set(['string', 'boolean', 'number']);

/**
 * Replaces `$constraint1`, `$value`, `$property` and `$target` in a message, as class-validator does.
 *
 * class-validator does not export its function. A path within the package would add a second copy of the package to a bundle.
 */
export function fillMessage(message: ValidationMetadata['message'], args: ValidationArguments): string {
  const template = typeof message === 'function' ? message(args) : message;
  if (!template) return template;
  const { value, property } = args;
  // Types say otherwise, but a custom constraint may have none.
  const constraints: unknown = args.constraints;
  let filled = template;
  for (const [index, constraint] of Array.isArray(constraints) ? constraints.entries() : [])
    filled = filled.replace(new RegExp(`\\$constraint${index + 1}`, 'g'), shown(constraint));
  if (SHOWN.has(typeof value)) filled = filled.replace(/\$value/g, String(value));
  return filled.replace(/\$property/g, property).replace(/\$target/g, args.targetName);
}

function shown(constraint: unknown): string {
  if (Array.isArray(constraint)) return constraint.join(', ');
  return String(typeof constraint === 'symbol' ? constraint.description : constraint);
}
