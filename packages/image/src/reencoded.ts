import { RestError } from '@modern-rest/core';
import type { UploadedFile } from '@modern-rest/multipart';

/** An image that was encoded again: upright, in sRGB, with its pixels and nothing else. */
export interface ReencodedImage {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const images = new WeakMap<UploadedFile, ReencodedImage>();

/** The image of a file whose property has `@IsImage({ reencode: true })`. Throws a `RestError` for other files. */
export function reencoded(file: UploadedFile): ReencodedImage {
  const image = images.get(file);
  if (!image) throw new RestError('image_not_reencoded', 'This file was not encoded again: its property needs @IsImage({ …, reencode: true })');
  return image;
}

/** Keeps what became of a file, for as long as the file is there. */
export function keepReencoded(file: UploadedFile, image: ReencodedImage): void {
  images.set(file, image);
}
