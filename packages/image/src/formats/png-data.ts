import { createInflate } from 'node:zlib';
import type { InspectionLimits } from './image-format.ts';
import { type PngChunk, pngChunks } from './png-chunks.ts';

const MiB = 1024 ** 2;
/** Bytes of all compressed texts and the colour profile of an image. The largest profiles have a few MiB. */
const MAX_METADATA = 16 * MiB;

const HEADER_SIZE = 13;
/** Samples of a pixel by colour type. */
const SAMPLES: readonly number[] = [1, 0, 3, 1, 2, 0, 4];

/** The rows of an image, or of one pass of it: first column and row, and the distance to the next ones. */
type Pass = readonly [column: number, row: number, columns: number, rows: number];
const WHOLE: readonly Pass[] = [[0, 0, 1, 1]];
const ADAM7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/**
 * Checks the compressed data of a PNG before a decoder reads them, and returns what is wrong.
 *
 * A decoder inflates texts and profiles of any size, and ignores data after the last row of pixels. Memory stays constant; images with more than
 * `maxPixels` are not inflated.
 */
export async function inspectPng(bytes: Buffer, { maxPixels, reencode }: InspectionLimits): Promise<string | undefined> {
  const chunks = pngChunks(bytes);
  return (await inspectMetadata(chunks)) ?? (reencode ? undefined : inspectPixels(chunks, maxPixels));
}

async function inspectMetadata(chunks: readonly PngChunk[]): Promise<string | undefined> {
  let left = MAX_METADATA;
  for (const chunk of chunks) {
    const compressed = compressedMetadata(chunk);
    if (compressed) left -= (await inflated(compressed, left)).size;
    if (left < 0) return `has more than ${MAX_METADATA / MiB} MiB of compressed texts or colour profile`;
  }
  return undefined;
}

/** The part of a chunk that is a zlib stream. If the chunk is damaged, the part is empty or not a zlib stream. */
function compressedMetadata({ type, data }: PngChunk): Buffer | undefined {
  const keywordEnd = data.indexOf(0);
  // Keyword, compression method.
  if (type === 'zTXt' || type === 'iCCP') return data.subarray(keywordEnd + 2);
  if (type !== 'iTXt' || data[keywordEnd + 1] !== 1) return undefined;
  // Keyword, compression flag, compression method, language, translated keyword.
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  return data.subarray(data.indexOf(0, languageEnd + 1) + 1);
}

async function inspectPixels(chunks: readonly PngChunk[], maxPixels: number): Promise<string | undefined> {
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  // The decoder reports a header that is missing or damaged.
  if (header?.length !== HEADER_SIZE) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (width * height > maxPixels) return undefined;
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const expected = rowBytes(header, width, height);
  const { size, read, isComplete } = await inflated(data, expected);
  if (size > expected) return `has more image data than ${width} × ${height} pixels need`;
  // The decoder reports data that are damaged.
  if (!isComplete || read === data.length) return undefined;
  return `has ${data.length - read} bytes after the end of its image data`;
}

/** Bytes of all rows: a row begins with a byte for its filter. */
function rowBytes(header: Buffer, width: number, height: number): number {
  const [depth = 0, colourType = 0, , , interlace] = header.subarray(8);
  const bits = depth * (SAMPLES[colourType] ?? 0);
  let sum = 0;
  for (const [column, row, columns, rows] of interlace === 1 ? ADAM7 : WHOLE) {
    const passWidth = Math.ceil((width - column) / columns);
    const passHeight = Math.ceil((height - row) / rows);
    if (passWidth > 0 && passHeight > 0) sum += passHeight * (1 + Math.ceil((passWidth * bits) / 8));
  }
  return sum;
}

interface Inflated {
  /** Bytes. More than the limit if the data go on after it. */
  readonly size: number;
  /** Bytes of the compressed data that were read. */
  readonly read: number;
  /** `true` if the zlib stream has ended, and its checksum is right. */
  readonly isComplete: boolean;
}

/** Inflates until the end, an error, or more than `limit` bytes. Keeps nothing in memory. */
function inflated(data: Buffer, limit: number): Promise<Inflated> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 64 * 1024 });
    let size = 0;
    let isComplete = false;
    inflate
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) inflate.destroy();
      })
      .once('end', () => {
        isComplete = true;
      })
      .once('error', () => undefined)
      .once('close', () => resolve({ size, read: inflate.bytesWritten, isComplete }))
      .end(data);
  });
}
