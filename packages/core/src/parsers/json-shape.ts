import type { Limits } from '../contract/limits.ts';
import { ParsingError } from '../errors/http-error.ts';

/**
 * Refuses JSON that is nested too deep, has too many keys or items, or a key `__proto__`. Throws `ParsingError`.
 *
 * Walks without recursion: the depth is the client's.
 */
export function checkJsonShape(root: unknown, { jsonDepth, jsonKeys, jsonItems }: Limits): void {
  let keys = 0;
  let level: object[] = isContainer(root) ? [root] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > jsonDepth) throw new ParsingError(`The body is nested deeper than ${jsonDepth} levels`);
    const next: object[] = [];
    for (const container of level) {
      const values = Array.isArray(container) ? (container as unknown[]) : Object.values(container);
      if (Array.isArray(container)) {
        if (values.length > jsonItems) throw new ParsingError(`The body has a list of more than ${jsonItems} items`);
      } else {
        keys += values.length;
        if (keys > jsonKeys) throw new ParsingError(`The body has more than ${jsonKeys} keys`);
        if (Object.hasOwn(container, '__proto__')) throw new ParsingError('The body has a key __proto__');
      }
      for (const value of values) if (isContainer(value)) next.push(value);
    }
    level = next;
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
