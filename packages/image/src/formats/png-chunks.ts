export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Bytes of a chunk besides its data: length, type and checksum. */
export const CHUNK_FRAME = 12;

export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Splits an image that was measured into its chunks. */
export function pngChunks(bytes: Buffer): PngChunk[] {
  const chunks: PngChunk[] = [];
  let type = '';
  for (let at = PNG_SIGNATURE.length; type !== 'IEND'; at += CHUNK_FRAME + bytes.readUInt32BE(at)) {
    type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)) });
  }
  return chunks;
}
