import { avif } from './avif.ts';
import { gif } from './gif.ts';
import type { ImageFormat, ImageFormatName } from './image-format.ts';
import { jpeg } from './jpeg.ts';
import { png } from './png.ts';
import { webp } from './webp.ts';

/** Every format, by its name. */
export const FORMATS: Readonly<Record<ImageFormatName, ImageFormat>> = { png, jpeg, gif, webp, avif };

/** The format of bytes, by how they begin. */
export function formatOf(bytes: Buffer): ImageFormat | undefined {
  return Object.values(FORMATS).find((format) => format.matches(bytes));
}
