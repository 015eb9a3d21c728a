import type { CheckCode, NameConstant } from './constraint.ts';

const LONGEST_LITERAL = 64;
const MOST_COMPARISONS = 8;

/** A value of the user's in generated code: numbers and short texts are written out, all others get a name. */
export function literal(value: unknown, name: NameConstant, hint: string): string {
  if (!isWritable(value)) return name(value, hint);
  // Two line separators that JSON leaves alone end a line in older readers of JavaScript.
  return String(JSON.stringify(value)).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Code for a value that is one of some others: few of them are compared one by one, and all as `Set` does where NaN is among them. */
export function isOneOf(values: readonly unknown[], name: NameConstant): CheckCode {
  if (values.length <= MOST_COMPARISONS && values.every(isWritable)) {
    const literals = values.map((value) => literal(value, name, 'value'));
    return (value) => `(${literals.map((one) => `${value} === ${one}`).join(' || ') || 'false'})`;
  }
  const set = name(new Set(values), 'values');
  return (value) => `${set}.has(${value})`;
}

function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_LITERAL;
  return value === undefined || value === null || typeof value === 'boolean' || Number.isFinite(value);
}
