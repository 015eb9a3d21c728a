import { RestError } from '@modern-rest/core';
import { checkPositive } from './check-positive.ts';
import { FORMATS } from './formats/formats.ts';
import type { ImageFormatName } from './formats/image-format.ts';
import type { ImageLimits } from './image-answer.ts';
import { type ImageWorkers, imageWorkers } from './image-workers.ts';

/** What an image has to be. */
export interface ImageOptions {
  /** The formats that are taken. */
  readonly formats: readonly ImageFormatName[];
  /** Most pixels: width × height × frames. Default: 25 million. */
  readonly maxPixels?: number;
  /** Most pixels on the longer side. Default: 8192. */
  readonly maxSide?: number;
  /** Most frames of an animation. Default: 1. An animated PNG is never taken: nothing here reads its other frames. */
  readonly maxFrames?: number;
  /** How long reading it may take, in ms. Default: 5000. */
  readonly deadline?: number;
  /** Whether to encode it again, for `reencoded`. What stands behind the end of the image is no fault then. Default: `false`. */
  readonly reencode?: boolean;
  /** The processes that read it. By default those that all images share. */
  readonly workers?: ImageWorkers;
}

/** What is asked of the images of one property. */
export interface ImageCheck {
  readonly limits: ImageLimits;
  readonly deadline: number;
  readonly workers: ImageWorkers;
}

// Decorators run before there is an application. It is as little of one as the threads are on which Node reads files.
const SHARED = imageWorkers();

/** Reads the options of a decorator. Throws a `RestError` for what cannot be meant. */
export function readOptions({ formats, reencode = false, workers = SHARED, ...numbers }: ImageOptions): ImageCheck {
  const unknown = formats.filter((format) => !Object.hasOwn(FORMATS, format));
  if (formats.length === 0 || unknown.length > 0) {
    throw new RestError('image_option', `IsImage: formats is [${formats.join(', ')}], and has to be some of ${Object.keys(FORMATS).join(', ')}`);
  }
  const { maxPixels = 25_000_000, maxSide = 8192, maxFrames = 1, deadline = 5000 } = numbers;
  checkPositive('IsImage', { maxPixels, maxSide, maxFrames, deadline });
  return { limits: { formats, maxPixels, maxSide, maxFrames, reencode }, deadline, workers };
}
