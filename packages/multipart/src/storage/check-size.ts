/** Throws `RangeError` for what is no number of bytes. */
export function checkSize(option: string, bytes: number): void {
  if (bytes >= 0 && (Number.isSafeInteger(bytes) || bytes === Number.POSITIVE_INFINITY)) return;
  throw new RangeError(`${option} is ${bytes}: it has to be a whole number of bytes, or Infinity`);
}
