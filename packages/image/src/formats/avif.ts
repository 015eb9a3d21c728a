import { cutOff, type ImageFormat } from './image-format.ts';

/** What an image is made of. Anything else behind its first box is not part of it. */
const BOXES: ReadonlySet<string> = new Set(['ftyp', 'meta', 'mdat', 'moov', 'moof', 'free', 'skip', 'uuid', 'mfra', 'pdin', 'sidx', 'styp']);

/** AVIF: boxes of ISO/IEC 14496-12, the first of which says what the others are. */
export const avif: ImageFormat = {
  name: 'avif',
  mediaTypes: ['image/avif'],
  extensions: ['avif', 'avifs'],
  matches: (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp' && /^avi[fs]$/.test(bytes.toString('latin1', 8, 12)),

  measure(bytes) {
    let hasData = false;
    for (let at = 0; at < bytes.length; ) {
      const type = bytes.toString('latin1', at + 4, at + 8);
      if (!BOXES.has(type)) return hasData ? { end: at } : cutOff(bytes, 'before its image data');
      if (type === 'mdat') hasData = true;
      at += boxSize(bytes, at);
      if (at > bytes.length) return cutOff(bytes, `within its box ${type}`);
    }
    return { end: bytes.length };
  },
};

/** 0 stands for all that is left, and 1 for a size of eight bytes behind the type. */
function boxSize(bytes: Buffer, at: number): number {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return bytes.length - at;
  if (size > 1) return Math.max(size, 8);
  return at + 16 > bytes.length ? Number.POSITIVE_INFINITY : Math.max(Number(bytes.readBigUInt64BE(at + 8)), 16);
}
