import type { ImageFormatName } from './formats/image-format.ts';

/** What an image has to keep, in the process that reads it. */
export interface ImageLimits {
  readonly formats: readonly ImageFormatName[];
  /** All frames together. */
  readonly maxPixels: number;
  /** The longer one, in pixels. */
  readonly maxSide: number;
  readonly maxFrames: number;
  /** Whether to encode the image again. What stands behind its end is no matter then. */
  readonly reencode: boolean;
}

/** What the process is asked. */
export interface ImageRequest {
  readonly bytes: Uint8Array;
  readonly limits: ImageLimits;
  /** What an image may take, in bytes. */
  readonly memory: number;
}

/** What the process found: which image it is, or what is wrong with it, as the end of a sentence. */
export type ImageAnswer =
  | {
      readonly format: ImageFormatName;
      /** The image, encoded again; `undefined` unless that was asked for. */
      readonly reencoded?: Uint8Array | undefined;
    }
  | {
      readonly reason: string;
      /** Whether the process ends itself now. */
      readonly isLast?: boolean;
    };
