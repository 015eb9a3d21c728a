import type { ValueFormat } from '@modern-rest/core';

/** What is made once for each format, however many endpoints have it. */
export function perFormat<T>(make: (format: ValueFormat) => T): (format: ValueFormat) => T {
  const made = new Map<string, T>();
  return (format) => {
    const { source, wireNames, forbidUnknown, ignoreCase, separated } = format;
    const key = `${source} ${wireNames} ${forbidUnknown} ${ignoreCase} ${separated}`;
    const value = made.get(key) ?? make(format);
    made.set(key, value);
    return value;
  };
}
