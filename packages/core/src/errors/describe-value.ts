/** Describes a value of an unexpected type in a message to developers: `undefined`, `a string`, `an instance of Date`. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const name = className(value);
  return name === undefined ? 'an object' : `an instance of ${name}`;
}

/** The name of the class of an object; `undefined` for an object literal. */
export function className(value: object): string | undefined {
  const own: unknown = value.constructor;
  return typeof own === 'function' && own !== Object ? own.name : undefined;
}
