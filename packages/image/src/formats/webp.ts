import { cutOff, type ImageFormat } from './image-format.ts';

/** Name and length of a RIFF chunk. */
const FRAME = 8;

/** WebP (RFC 9649): one RIFF chunk that says how long it is. */
export const webp: ImageFormat = {
  name: 'webp',
  mediaTypes: ['image/webp'],
  extensions: ['webp'],
  matches: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',

  measure(bytes) {
    const length = bytes.readUInt32LE(4);
    const end = FRAME + length + (length % 2);
    return end > bytes.length ? cutOff(bytes, `of ${end}`) : { end };
  },
};
