/** How large JSON may be in what its bytes do not tell. */
export interface JsonBounds {
  /** Levels of nesting. */
  readonly jsonDepth: number;
  /** Object keys, all levels together. */
  readonly jsonKeys: number;
  /** Items of one list. */
  readonly jsonItems: number;
}

/**
 * What parsed JSON must not do, if it does: nest too deep, have too many keys or items, a key `__proto__`, or text that
 * no UTF-8 can write (RFC 7493, section 2.1): at half of a surrogate pair `encodeURI` throws, and with it validators of e-mail addresses.
 *
 * Walks without recursion: the depth is the client's.
 */
export function jsonShapeProblem(root: unknown, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): string | undefined {
  if (isBroken(root)) return BROKEN;
  let keys = 0;
  let level: object[] = isContainer(root) ? [root] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > jsonDepth) return `must not be nested deeper than ${jsonDepth} levels`;
    const next: object[] = [];
    for (const container of level) {
      let broken = false;
      if (Array.isArray(container)) {
        if (container.length > jsonItems) return `must not have a list of more than ${jsonItems} items`;
        for (const value of container as unknown[]) {
          if (isContainer(value)) next.push(value);
          else if (isBroken(value)) broken = true;
        }
      } else {
        let hasProto = false;
        // Of what JSON.parse makes, all that can be enumerated is its own. A list of its keys or values would cost more than the rest.
        for (const key in container) {
          keys += 1;
          if (keys > jsonKeys) return `must not have more than ${jsonKeys} keys`;
          if (key === '__proto__') hasProto = true;
          const value: unknown = container[key as never];
          if (isContainer(value)) next.push(value);
          else if (isBroken(value)) broken = true;
        }
        if (hasProto) return 'must not have a key __proto__';
      }
      if (broken) return BROKEN;
    }
    level = next;
  }
  return undefined;
}

/** The same of what `JSON.parse` made of a well-formed text. The values are looked at only where the text could break a bound. */
export function jsonTextProblem(text: string, root: unknown, bounds: JsonBounds): string | undefined {
  return isHarmless(text, bounds) ? undefined : jsonShapeProblem(root, bounds);
}

/** Each of these is written in no fewer characters: N keys in 5 N + 1, N items in 2 N + 1, N levels in N brackets, the rest by itself or with an escape. */
function isHarmless(text: string, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): boolean {
  return (
    text.length <= 5 * jsonKeys + 5 &&
    text.length <= 2 * jsonItems + 2 &&
    !text.includes('\\u') &&
    !text.includes('__proto__') &&
    !hasMoreBrackets(text, jsonDepth)
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

const BROKEN = 'must not have text with half of a surrogate pair';

function isBroken(value: unknown): boolean {
  return typeof value === 'string' && !value.isWellFormed();
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
