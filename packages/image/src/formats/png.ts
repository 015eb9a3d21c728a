import { cutOff, damaged, type ImageFormat } from './image-format.ts';
import { CHUNK_FRAME, PNG_SIGNATURE } from './png-chunks.ts';
import { inspectPng } from './png-data.ts';

/** PNG, third edition. */
export const png: ImageFormat = {
  name: 'png',
  mediaTypes: ['image/png', 'image/x-png', 'image/apng'],
  extensions: ['png', 'apng'],
  matches: (bytes) => bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE),

  measure(bytes) {
    let hasImage = false;
    // No decoder here reads them.
    let framesAfter = 0;
    for (let at = PNG_SIGNATURE.length; at + CHUNK_FRAME <= bytes.length; ) {
      const type = bytes.toString('latin1', at + 4, at + 8);
      if (!/^[A-Za-z]{4}$/.test(type)) return damaged(at, 'chunk');
      const end = at + CHUNK_FRAME + bytes.readUInt32BE(at);
      if (end > bytes.length) return cutOff(bytes, `within its chunk ${type}`);
      if (type === 'IDAT') hasImage = true;
      if (type === 'fcTL' && hasImage) framesAfter += 1;
      if (type === 'fdAT') framesAfter = Math.max(framesAfter, 1);
      if (type === 'IEND') return { end, frames: 1 + framesAfter };
      at = end;
    }
    return cutOff(bytes, 'before its chunk IEND');
  },

  inspect: inspectPng,
};
