import { type ImageFormatName, imageWorkers, type ReencodedImage, reencoded } from '@modern-rest/image';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from '../../../packages/image/src/read-image.ts';
import { imageApi } from './image-api.ts';
import { animation, blackPng, image, noise } from './images.ts';

const FORMATS: readonly ImageFormatName[] = ['png', 'jpeg', 'gif', 'webp', 'avif'];
const workers = imageWorkers();

/** What became of an image. */
async function reencode(bytes: Buffer, formats = FORMATS): Promise<ReencodedImage> {
  let image: ReencodedImage | undefined;
  const { send } = imageApi({ formats, maxFrames: 3, reencode: true, workers }, (file) => {
    image = reencoded(file);
  });
  const { status, messages } = await send(bytes);
  expect([status, messages]).toEqual([201, []]);
  return image as ReencodedImage;
}

describe.each(FORMATS)('a %s that is encoded again', (format) => {
  test('has no metadata and nothing behind it', async () => {
    const original = await noise(30, 20)
      .withExif({ IFD0: { Copyright: 'a secret place' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">a secret place</x:xmpmeta>')
      .toFormat(format)
      .toBuffer();
    const { contentType, bytes } = await reencode(Buffer.concat([original, Buffer.from('<?php phpinfo();')]));
    expect(contentType).toBe(`image/${format}`);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/secret|php/);
    const { width, height, exif, xmp, format: found } = await sharp(bytes).metadata();
    expect([found, width, height, exif, xmp]).toEqual([format === 'avif' ? 'heif' : format, 30, 20, undefined, undefined]);
    // What comes out is an image as it is.
    expect((await imageApi({ formats: [format], workers }).send(bytes)).status).toBe(201);
  });
});

test('an image that is turned by its metadata stays upright without them', async () => {
  const turned = await noise(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { width, height, orientation } = await sharp((await reencode(turned)).bytes).metadata();
  expect([width, height, orientation]).toEqual([20, 30, undefined]);
});

test.each(['gif', 'webp'] as const)('an animated %s keeps its frames', async (format) => {
  const { bytes } = await reencode(await animation(format));
  expect((await sharp(bytes).metadata()).pages).toBe(3);
});

test('the pixels of a png stay what they are', async () => {
  const original = await image('png');
  const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
  expect(await pixels((await reencode(original)).bytes)).toEqual(await pixels(original));
});

test('what cannot be decoded is not encoded', async () => {
  const { send } = imageApi({ formats: FORMATS, reencode: true, workers });
  const broken = Buffer.from(await image('png'));
  broken[100] = (broken[100] as number) ^ 1;
  const { status, messages } = await send(broken);
  expect([status, messages]).toEqual([400, [expect.stringMatching(/^picture cannot be decoded and encoded again \([\w .,:'-]+\)$/)]]);
  expect((await send(blackPng(9000, 1))).messages).toEqual(['picture has 9000 × 1 pixels, at most 8192 are allowed on a side']);
});

test('where it is read, an image is encoded or told of in the same way', async () => {
  const limits = { formats: FORMATS, maxPixels: 1000, maxSide: 100, maxFrames: 1, reencode: true };
  expect(await readImage(await image('png', 10, 10), limits)).toEqual({ format: 'png', reencoded: expect.any(Buffer) });
  const broken = Buffer.from(await image('png', 10, 10));
  broken[120] = (broken[120] as number) ^ 1;
  expect(await readImage(broken, limits)).toEqual({ reason: expect.stringMatching(/^cannot be decoded and encoded again \(/) });
});

test('a file that was not encoded again says so', async () => {
  let error: unknown;
  const { send } = imageApi({ formats: FORMATS, workers }, (file) => {
    try {
      reencoded(file);
    } catch (thrown) {
      error = thrown;
    }
  });
  expect((await send(await image('png'))).status).toBe(201);
  expect(String(error)).toBe('RestError: This file was not encoded again: its property needs @IsImage({ …, reencode: true })');
});
