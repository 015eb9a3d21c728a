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
 * What parsed JSON must not do, if it does: nest too deep, have too many keys or items, or a key `__proto__`.
 *
 * Walks without recursion: the depth is the client's.
 */
export function jsonShapeProblem(root: unknown, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): string | undefined {
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
      for (const value of values) if (isContainer(value)) next.push(value);
    }
    level = next;
  }
  return undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
