/** A copy in which properties that are undefined are left out, at every depth: whether a field is there is up to the compiler of TypeScript. */
export function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (value instanceof Set) return new Set([...value].map(present));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, present(item)]));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as object;
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) Object.defineProperty(copy, key, { value: present(item), enumerable: true, writable: true, configurable: true });
  }
  return copy;
}
