/** A string as JSON writes it. */
export function quote(text: string): string {
  return `"${escaped(text)}"`;
}

/** A string as JSON writes it between its quotes. */
export function escaped(text: string): string {
  const { length } = text;
  if (length > LONG) return NEEDS_ESCAPE.test(text) ? JSON.stringify(text).slice(1, -1) : text;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 32 || unit === 34 || unit === 92 || (unit >= 0xd800 && unit <= 0xdfff)) return JSON.stringify(text).slice(1, -1);
  }
  return text;
}

/** Up to here a loop is faster than a regular expression. */
const LONG = 48;

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what JSON escapes (RFC 8259, section 7).
const NEEDS_ESCAPE = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** Any value as JSON; `undefined` for what JSON leaves out. */
export function jsonText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Number.isFinite(value) ? `${value}` : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return value === null ? 'null' : (JSON.stringify(value) as string | undefined);
  }
}
