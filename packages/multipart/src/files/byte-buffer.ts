/** Bytes that come in pieces, kept in one block: a million pieces of one byte cost no more than one piece of a million. */
export interface ByteBuffer {
  append(piece: Buffer): void;
  /** All bytes. Nothing is appended any more. */
  take(): Buffer;
}

const SMALLEST = 128;
const NOTHING = Buffer.alloc(0);

export function byteBuffer(): ByteBuffer {
  let block: Buffer | undefined;
  let size = 0;

  return {
    append(piece) {
      // What comes in one piece is not copied, unless it would keep a much larger block of the connection alive.
      if (!block && piece.length * 4 >= piece.buffer.byteLength) {
        block = piece;
        size = piece.length;
        return;
      }
      const needed = size + piece.length;
      if (!block || needed > block.length) {
        const larger = Buffer.allocUnsafe(Math.max(needed, size * 2, SMALLEST));
        block?.copy(larger, 0, 0, size);
        block = larger;
      }
      size += piece.copy(block, size);
    },
    take: () => block?.subarray(0, size) ?? NOTHING,
  };
}
