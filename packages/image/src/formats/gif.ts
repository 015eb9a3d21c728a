import { cutOff, damaged, type ImageFormat } from './image-format.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const HEADER = 13;
const DESCRIPTOR = 10;

/** GIF 87a and 89a: blocks, made of sub-blocks that an empty one ends. */
export const gif: ImageFormat = {
  name: 'gif',
  mediaTypes: ['image/gif'],
  extensions: ['gif'],
  matches: (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)),

  measure(bytes) {
    let at = HEADER + tableSize(bytes[HEADER - 3]);
    let frames = 0;
    while (at < bytes.length) {
      const block = bytes[at];
      if (block === TRAILER) return { end: at + 1 };
      if (block === IMAGE) {
        frames += 1;
        at = endOfSubBlocks(bytes, at + DESCRIPTOR + tableSize(bytes[at + DESCRIPTOR - 1]) + 1);
      } else if (block === EXTENSION) at = endOfSubBlocks(bytes, at + 2);
      else return damaged(at, 'block');
    }
    return cutOff(bytes, `in its frame ${Math.max(frames, 1)}`);
  },
};

/** Bytes of a table of colours, of which a byte of flags tells. */
function tableSize(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfSubBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] as number;
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}
