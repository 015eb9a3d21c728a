/** Bounds of JSON text that its size in bytes does not imply. Everything is counted as written: a key that appears twice counts twice. */
export interface JsonBounds {
  /** Levels of nesting. */
  readonly jsonDepth: number;
  /** Object keys, all levels together. */
  readonly jsonKeys: number;
  /** List items, all lists together. */
  readonly jsonItems: number;
  /** Characters of one number. */
  readonly jsonNumberSize: number;
}

/** A rule that JSON text breaks. */
export interface JsonProblem {
  /** A predicate: `must not have more than 3 keys`. */
  readonly problem: string;
  /** The keys and indexes that lead to the value; empty for the text as a whole. */
  readonly path: readonly (string | number)[];
}

/**
 * Parses JSON within bounds.
 *
 * Returns a problem for text that exceeds a bound, that has a key `__proto__`, a lone surrogate (RFC 7493, section 2.1) or a number beyond the range of
 * JavaScript: `1e999` would become `Infinity`, which JSON cannot express. The bounds are checked before the text is parsed, because
 * the parser may need much longer for it than its length suggests.
 *
 * @throws `SyntaxError` for text that is not JSON.
 */
export function parseBoundedJson(text: string, bounds: JsonBounds): { readonly value: unknown } | JsonProblem {
  const tooLarge = isSmall(text, bounds) ? undefined : sizeProblem(text, bounds);
  if (tooLarge !== undefined) return { problem: tooLarge, path: [] };
  const value: unknown = JSON.parse(text);
  return (isSuspect(text, bounds) ? contentProblem(value) : undefined) ?? { value };
}

/** `true` if the text cannot exceed a bound. In the shortest text, N keys need 5 N + 1 characters, N items 2 N + 1, and N levels N brackets. */
function isSmall(text: string, { jsonDepth, jsonKeys, jsonItems, jsonNumberSize }: JsonBounds): boolean {
  return (
    text.length <= 5 * jsonKeys + 5 && text.length <= 2 * jsonItems + 2 && !hasMoreBrackets(text, jsonDepth) && !hasLongNumber(text, jsonNumberSize)
  );
}

function hasMoreBrackets(text: string, limit: number): boolean {
  let count = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}

/** `true` if the text has a number longer than the limit, or a string that contains one. Skips most characters: such a number covers one of the probed places. */
function hasLongNumber(text: string, limit: number): boolean {
  for (let at = limit; at < text.length; at += limit + 1) {
    let start = at + 1;
    while (start > at - limit && isNumberPart(text.charCodeAt(start - 1))) start -= 1;
    if (start <= at && endOfNumber(text, at) - start > limit) return true;
  }
  return false;
}

/** A number beyond the range of JavaScript has an exponent of three digits, or more than 308 digits. */
const LARGE_EXPONENT = /[eE]\+?\d{3}/;
const MAX_DIGITS = 308;

/** `true` if the parsed value may break a rule. Forbidden characters are written as they are or with an escape. */
function isSuspect(text: string, { jsonNumberSize }: JsonBounds): boolean {
  return text.includes('\\u') || text.includes('__proto__') || jsonNumberSize > MAX_DIGITS || LARGE_EXPONENT.test(text);
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

function sizeProblem(text: string, { jsonDepth, jsonKeys, jsonItems, jsonNumberSize }: JsonBounds): string | undefined {
  let keys = 0;
  let items = 0;
  /** One entry for each open bracket, the outermost first: `true` for a list. */
  const open: boolean[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at + 1);
        break;
      case OPEN_LIST:
        open.push(true);
        if (!isClosed(text, at + 1)) items += 1;
        break;
      case OPEN_OBJECT:
        open.push(false);
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        open.pop();
        break;
      case COMMA:
        if (open[open.length - 1]) items += 1;
        break;
      case COLON:
        keys += 1;
        break;
      default: {
        // The e of true and false begins no number.
        if (!beginsNumber(text.charCodeAt(at))) break;
        const end = endOfNumber(text, at);
        if (end - at > jsonNumberSize) return `must not have a number longer than ${jsonNumberSize} characters`;
        at = end - 1;
      }
    }
    if (open.length > jsonDepth) return `must not be nested deeper than ${jsonDepth} levels`;
    if (items > jsonItems) return `must not have more than ${jsonItems} list items`;
    if (keys > jsonKeys) return `must not have more than ${jsonKeys} keys`;
  }
  return undefined;
}

/** Returns the index of the first character from `at` on that is not part of a number. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (isNumberPart(text.charCodeAt(end))) end += 1;
  return end;
}

/** `true` for digits and the minus sign. */
function beginsNumber(code: number): boolean {
  return (code >= ZERO && code <= NINE) || code === MINUS;
}

/** `true` for digits, signs, the decimal point and the letter of an exponent. */
function isNumberPart(code: number): boolean {
  return beginsNumber(code) || code === POINT || code === PLUS || code === LOWER_E || code === UPPER_E;
}

/** Returns the index of the quote that ends a string, or the length of the text. */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

/** `true` if a list ends before its first item. */
function isClosed(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charCodeAt(at) === CLOSE_LIST;
}

/** A value in a tree, with the key that leads to it. */
interface Visit {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Visit | undefined;
}

/** Checks all strings, keys and numbers of a value. Walks without recursion, because the client chooses the depth. */
function contentProblem(root: unknown): JsonProblem | undefined {
  const visits: Visit[] = [{ value: root, key: '', parent: undefined }];
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    const { value } = visit;
    const problem = valueProblem(visit);
    if (problem !== undefined) return { problem, path: pathOf(visit) };
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) visits.push({ value: inner, key: isList ? Number(key) : key, parent: visit });
  }
  return undefined;
}

function valueProblem({ value, key }: Visit): string | undefined {
  if (key === '__proto__') return 'must not have a key __proto__';
  if (typeof key === 'string' && !key.isWellFormed()) return 'must not have a key with half of a surrogate pair';
  if (typeof value === 'string' && !value.isWellFormed()) return 'must not have text with half of a surrogate pair';
  return typeof value === 'number' && !Number.isFinite(value) ? `must not have a number larger than ${Number.MAX_VALUE}` : undefined;
}

function pathOf(visit: Visit): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = visit; at.parent; at = at.parent) path.unshift(at.key);
  return path;
}
