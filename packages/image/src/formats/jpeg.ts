import { cutOff, damaged, type ImageFormat } from './image-format.ts';

const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** JPEG (ITU-T T.81, annex B): segments, and behind some of them coded data without a length. */
export const jpeg: ImageFormat = {
  name: 'jpeg',
  mediaTypes: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
  matches: (bytes) => bytes.length > 2 && bytes[0] === 0xff && bytes[1] === START_OF_IMAGE && bytes[2] === 0xff,

  measure(bytes) {
    let at = 2;
    let within = 'within its header';
    for (;;) {
      const marker = bytes[at + 1];
      if (bytes[at] !== 0xff && at < bytes.length) return damaged(at, 'marker');
      if (marker === undefined) return cutOff(bytes, within);
      if (marker === END_OF_IMAGE) return { end: at + 2 };
      // Any number of fill bytes may stand before a marker.
      if (marker === 0xff) {
        at += 1;
        continue;
      }
      if (at + 4 > bytes.length) return cutOff(bytes, within);
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker !== START_OF_SCAN) continue;
      within = 'within its image data';
      at = endOfScan(bytes, at);
    }
  },
};

/** The next marker that is none of coded data. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0;
    const isOfData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isOfData) return at;
  }
  return bytes.length;
}
