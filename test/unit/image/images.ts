import { crc32, deflateSync } from 'node:zlib';
import type { ImageFormatName } from '@modern-rest/image';
import sharp, { type Sharp } from 'sharp';

/** Noise, which no format makes small: there is something to cut off at every place. */
export function noise(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 30 } } });
}

/** An image of a format. */
export function image(format: ImageFormatName, width = 60, height = 40): Promise<Buffer> {
  return noise(width, height).toFormat(format).toBuffer();
}

/** An animation of three frames. */
export async function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const { data } = await noise(30, 60).raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: 30, height: 60, channels: 3, pageHeight: 20 } })
    .toFormat(format, { delay: [100, 100, 100] })
    .toBuffer();
}

/** A chunk of a PNG. */
export function chunk(type: string, content: Uint8Array = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
}

/** A PNG of these chunks. */
export function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

/** The header of a PNG in one of PNG's colour types: 0 is grey, 6 is RGBA. */
export function pngHeader(width: number, height: number, depth: 1 | 8 = 1, colour: 0 | 6 = 0): Buffer {
  return chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([depth, colour, 0, 0, 0])]));
}

/** A PNG of one bit for each pixel, all of them black. */
export function blackPng(width: number, height: number): Buffer {
  return pngOf(pngHeader(width, height), chunk('IDAT', deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))), chunk('IEND'));
}

/** A PNG with more frames behind its image. */
export function animatedPng(frames: number): Buffer {
  const rows = deflateSync(Buffer.alloc(8 * 2));
  const control = (index: number): Buffer => chunk('fcTL', Buffer.concat([uint32(index), uint32(8), uint32(8), Buffer.alloc(14, 1)]));
  const more = Array.from({ length: frames - 1 }, (_, index) => [
    control(index * 2 + 1),
    chunk('fdAT', Buffer.concat([uint32(index * 2 + 2), rows])),
  ]).flat();
  return pngOf(pngHeader(8, 8), chunk('acTL', Buffer.concat([uint32(frames), uint32(0)])), control(0), chunk('IDAT', rows), ...more, chunk('IEND'));
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A copy in which some bytes are others. */
export function withBytes(bytes: Buffer, at: number, ...others: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(others, at < 0 ? bytes.length + at : at);
  return copy;
}
