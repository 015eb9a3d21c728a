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
      const values = Array.isArray(container) ? (container as unknown[]) : Object.values(container);
      if (Array.isArray(container)) {
        if (values.length > jsonItems) return `must not have a list of more than ${jsonItems} items`;
      } else {
        keys += values.length;
        if (keys > jsonKeys) return `must not have more than ${jsonKeys} keys`;
        if (Object.hasOwn(container, '__proto__')) return 'must not have a key __proto__';
      }
      for (const value of values) {
        if (isContainer(value)) next.push(value);
        else if (isBroken(value)) return BROKEN;
      }
    }
    level = next;
  }
  return undefined;
}

const BROKEN = 'must not have text with half of a surrogate pair';

function isBroken(value: unknown): boolean {
  return typeof value === 'string' && /\p{Surrogate}/u.test(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
