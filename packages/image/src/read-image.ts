import sharp, { type Sharp } from 'sharp';
import { appearance } from './appearance.ts';
import { formatOf } from './formats/formats.ts';
import type { ImageFormat, ImageFormatName } from './formats/image-format.ts';
import type { ImageAnswer, ImageLimits } from './image-answer.ts';

/** Reads an image to its last pixel. What is cheap to find is looked for first: no decoder sees what is refused before. */
export async function readImage(bytes: Buffer, limits: ImageLimits): Promise<ImageAnswer> {
  if (bytes.length === 0) return { reason: 'is empty' };
  const format = formatOf(bytes);
  if (!format || !limits.formats.includes(format.name)) return { reason: isNoneOf(limits.formats, format, bytes) };
  const extent = format.measure(bytes);
  if ('reason' in extent) return extent;
  const trailing = bytes.length - extent.end;
  if (trailing > 0 && !limits.reencode) return { reason: `has ${trailing} bytes behind the end of its ${format.name} image` };
  const hidden = await format.inspect?.(bytes, limits);
  if (hidden !== undefined) return { reason: hidden };
  try {
    const { width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const frames = extent.frames ?? pages ?? 1;
    const excess = excessOf({ width, height, frames }, { ...limits, maxFrames: extent.frames === undefined ? limits.maxFrames : 1 });
    if (excess !== undefined) return { reason: excess };
    const decoded = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'warning', pages: frames });
    if (!limits.reencode) await decodeAll(decoded);
    return { format: format.name, reencoded: limits.reencode ? await encode(decoded, format.name) : undefined };
  } catch (error) {
    const failed = limits.reencode ? 'cannot be decoded and encoded again' : 'is damaged: its image data cannot be decoded';
    return { reason: `${failed} (${firstLine(error)})` };
  }
}

function isNoneOf(formats: readonly ImageFormatName[], format: ImageFormat | undefined, bytes: Buffer): string {
  return `is not ${nameOf(formats)} image: it ${format ? `looks like ${nameOf([format.name])} image` : appearance(bytes)}`;
}

function nameOf(formats: readonly ImageFormatName[]): string {
  return `${formats[0] === 'avif' ? 'an' : 'a'} ${new Intl.ListFormat('en', { type: 'disjunction' }).format(formats)}`;
}

interface Dimensions {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

function excessOf({ width, height, frames }: Dimensions, { maxSide, maxPixels, maxFrames }: ImageLimits): string | undefined {
  const pixels = width * height * frames;
  if (frames > maxFrames) return `has ${frames} frames, at most ${maxFrames} can be taken`;
  if (Math.max(width, height) > maxSide) return `has ${width} × ${height} pixels, at most ${maxSide} are allowed on a side`;
  if (pixels > maxPixels) return `has ${pixels} pixels (${width} × ${height}${frames > 1 ? ` × ${frames}` : ''}), at most ${maxPixels} are allowed`;
  return undefined;
}

/** One channel is as good as all of them: what matters is that every pixel is asked for. */
async function decodeAll(image: Sharp): Promise<void> {
  await image.extractChannel(0).raw().toBuffer();
}

/** Upright, in sRGB, without anything but its pixels. */
function encode(image: Sharp, format: ImageFormatName): Promise<Buffer> {
  return image.autoOrient().toFormat(format, QUALITY[format]).toBuffer();
}

const QUALITY: Readonly<Record<ImageFormatName, object>> = {
  png: {},
  jpeg: { quality: 90 },
  gif: {},
  webp: { quality: 90 },
  avif: { quality: 70, effort: 0 },
};

/** What the library says, without anything that means something to a message. */
function firstLine(error: unknown): string {
  const [line = ''] = String((error as Error).message).split('\n');
  return line.replaceAll(/[^\w .,:'-]/g, '').slice(0, 100);
}
