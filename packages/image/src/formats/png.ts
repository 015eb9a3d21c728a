import { cutOff, damaged, type ImageFormat } from './image-format.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length, type and checksum of a chunk. */
const FRAME = 12;

/** PNG, third edition. */
export const png: ImageFormat = {
  name: 'png',
  mediaTypes: ['image/png', 'image/x-png', 'image/apng'],
  extensions: ['png', 'apng'],
  matches: (bytes) => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE),

  measure(bytes) {
    let frames = 0;
    for (let at = SIGNATURE.length; at + FRAME <= bytes.length; ) {
      const type = bytes.toString('latin1', at + 4, at + 8);
      if (!/^[A-Za-z]{4}$/.test(type)) return damaged(at, 'chunk');
      const end = at + FRAME + bytes.readUInt32BE(at);
      if (end > bytes.length) return cutOff(bytes, `within its chunk ${type}`);
      if (type === 'fcTL') frames += 1;
      if (type === 'IEND') return { end, frames: Math.max(frames, 1) };
      at = end;
    }
    return cutOff(bytes, 'before its chunk IEND');
  },
};
