/** How large JSON may be in what its bytes do not tell. All are counted as they are written: a key that comes twice counts twice. */
export interface JsonBounds {
  /** Levels of nesting. */
  readonly jsonDepth: number;
  /** Object keys, all levels together. */
  readonly jsonKeys: number;
  /** List items, all lists together. */
  readonly jsonItems: number;
}

/**
 * Parses JSON within bounds, or says what it must not do: nest too deep, have too many keys or list items, a key `__proto__`, or text that no UTF-8
 * can write (RFC 7493, section 2.1): at half of a surrogate pair `encodeURI` throws, and with it validators of e-mail addresses.
 *
 * The bounds are asked of the text before it is parsed: what exceeds them can take the parser longer than its length tells.
 *
 * Throws a `SyntaxError` where the text is no JSON.
 */
export function parseBoundedJson(text: string, bounds: JsonBounds): { readonly value: unknown } | { readonly problem: string } {
  const tooLarge = isSmall(text, bounds) ? undefined : sizeProblem(text, bounds);
  if (tooLarge !== undefined) return { problem: tooLarge };
  const value: unknown = JSON.parse(text);
  // Either stands in the text, or one of its characters is written with an escape.
  const isSuspect = text.includes('\\u') || text.includes('__proto__');
  const problem = isSuspect ? contentProblem(value) : undefined;
  return problem === undefined ? { value } : { problem };
}

/** Each of these is written in no fewer characters: N keys in 5 N + 1, N items in 2 N + 1, N levels in N brackets. */
function isSmall(text: string, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): boolean {
  return text.length <= 5 * jsonKeys + 5 && text.length <= 2 * jsonItems + 2 && !hasMoreBrackets(text, jsonDepth);
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

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function sizeProblem(text: string, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): string | undefined {
  let keys = 0;
  let items = 0;
  /** Of what is open, the outermost first: whether it is a list. */
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
    }
    if (open.length > jsonDepth) return `must not be nested deeper than ${jsonDepth} levels`;
    if (items > jsonItems) return `must not have more than ${jsonItems} list items`;
    if (keys > jsonKeys) return `must not have more than ${jsonKeys} keys`;
  }
  return undefined;
}

/** Where the quote stands that ends a string; behind the text, if none does. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

/** Whether a list ends before it has an item. */
function isClosed(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charCodeAt(at) === CLOSE_LIST;
}

/** What the sizes do not tell. Walks without recursion: the depth is the client's. */
function contentProblem(root: unknown): string | undefined {
  const values = [root];
  while (values.length > 0) {
    const value = values.pop();
    if (typeof value === 'string' && !value.isWellFormed()) return 'must not have text with half of a surrogate pair';
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__')) return 'must not have a key __proto__';
    for (const inner of Object.values(value)) values.push(inner);
  }
  return undefined;
}
