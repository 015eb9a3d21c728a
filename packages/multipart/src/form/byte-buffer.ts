/** Bytes that come in pieces, kept in one block: a million pieces of one byte cost no more than one piece of a million. */
export interface ByteBuffer {
  append(piece: Buffer): void;
  /** A copy of all bytes. */
  copy(): Buffer;
}

const SMALLEST = 1024;

export function byteBuffer(): ByteBuffer {
  let block = Buffer.alloc(0);
  let size = 0;

  const grow = (needed: number): void => {
    const larger = Buffer.allocUnsafe(Math.max(needed, block.length * 2, SMALLEST));
    block.copy(larger, 0, 0, size);
    block = larger;
  };
  return {
    append(piece) {
      if (size + piece.length > block.length) grow(size + piece.length);
      size += piece.copy(block, size);
    },
    copy: () => Buffer.from(block.subarray(0, size)),
  };
}
