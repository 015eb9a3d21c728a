/** The formats that can be checked. SVG is none of them: it is a program. */
export type ImageFormatName = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif';

/** A format of images: how it is told from others, and where one of its images ends. */
export interface ImageFormat {
  readonly name: ImageFormatName;
  /** The first is the registered one, the others are what clients say instead. */
  readonly mediaTypes: readonly string[];
  /** Of file names, in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Whether bytes begin as an image of this format does. */
  matches(bytes: Buffer): boolean;
  /** Goes through the parts of an image without decoding any. Takes no longer than the bytes are many, whatever they are. */
  measure(bytes: Buffer): Extent;
  /** Checks data that a decoder inflates without a bound, or does not read, and returns what is wrong. Called after `measure`, before the decoder. */
  inspect?(bytes: Buffer, limits: InspectionLimits): Promise<string | undefined>;
}

/** The limits of an image that `inspect` needs. */
export interface InspectionLimits {
  readonly maxPixels: number;
  /** `true` if only the pixels are kept. Data that no decoder reads do no harm. */
  readonly reencode: boolean;
}

/** The first byte behind an image, or why there is none. */
export type Extent =
  | {
      readonly end: number;
      /** Of an animation of which the decoder sees nothing but the first one. */
      readonly frames?: number;
    }
  | { readonly reason: string };

/** The image ends before its format allows it to. */
export function cutOff(bytes: Buffer, within: string): Extent {
  return { reason: `is cut off after ${bytes.length} bytes, ${within}` };
}

/** There is something that the format does not know. */
export function damaged(at: number, expected: string): Extent {
  return { reason: `is damaged: there is no ${expected} at byte ${at}` };
}
