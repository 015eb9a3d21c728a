import { randomNumbers } from './random-numbers.ts';

/** Longer bodies are cut in two only around their first delimiters and their last. */
const LONG = 3000;
const DELIMITERS = 10;
const RANDOM_SPLITS = 200;

/** A body in pieces: in one, byte by byte, in two at every place (of a long one, around its delimiters), and at random, the same every time. */
export function* splits(body: Buffer): Generator<Buffer[]> {
  yield [body];
  yield Array.from(body, (_, index) => body.subarray(index, index + 1));
  for (const place of places(body)) yield cut(body, [place]);
  const random = randomNumbers(body.length);
  for (let round = 0; round < RANDOM_SPLITS; round += 1) {
    yield cut(
      body,
      Array.from({ length: 1 + random.below(12) }, () => random.below(body.length + 1)),
    );
  }
}

/** The pieces of a body that is cut at these places, in any order. A place twice makes an empty piece, which nobody sends. */
export function cut(body: Buffer, at: readonly number[]): Buffer[] {
  const ends = [...at, body.length].sort((a, b) => a - b);
  return ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end)).filter((piece) => piece.length > 0);
}

function places(body: Buffer): Iterable<number> {
  if (body.length <= LONG) return body.keys();
  const delimiters: number[] = [];
  for (let at = body.indexOf('--'); at >= 0; at = body.indexOf('--', at + 2)) delimiters.push(at);
  const near = [...delimiters.slice(0, DELIMITERS), ...delimiters.slice(-DELIMITERS)];
  return new Set(near.flatMap((at) => Array.from({ length: 24 }, (_, index) => Math.max(0, at + index - 4))));
}
