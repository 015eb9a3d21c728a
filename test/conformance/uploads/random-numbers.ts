/** Numbers that look random, and are the same for the same seed. */
export interface RandomNumbers {
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
  /** One of some values. */
  of<T>(values: readonly [T, ...T[]] | readonly T[]): T;
}

/** A generator of Marsaglia's family (xorshift, 32 bits), behind a mix of the seed so that neighbours have nothing in common. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let round = 0; round < 4; round += 1) next();
  const below = (limit: number): number => next() % limit;
  return { below, of: (values) => values[below(values.length)] as (typeof values)[number] };
}
