import { deflateSync, inflateSync } from 'node:zlib';
import type { ImageFormatName } from '@modern-rest/image';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pngChunks } from '../../../packages/image/src/formats/png-chunks.ts';
import { readImage } from '../../../packages/image/src/read-image.ts';
import { imageApi } from './image-api.ts';
import { animatedPng, animation, blackPng, chunk, image, noise, pngHeader, pngOf, withBytes } from './images.ts';

const FORMATS: readonly ImageFormatName[] = ['png', 'jpeg', 'gif', 'webp', 'avif'];
const LIMITS = { maxPixels: 25_000_000, maxSide: 8192, maxFrames: 1 };

/** What is wrong with bytes; `undefined` for an image. */
type Verdict = (bytes: Buffer, limits?: Partial<typeof LIMITS> & { formats?: readonly ImageFormatName[] }) => Promise<string | undefined>;

const overHttp: Verdict = async (bytes, limits) => {
  const { status, messages } = await imageApi({ formats: FORMATS, ...limits }).send(bytes);
  expect([status, messages.length]).toEqual(status === 400 ? [400, 1] : [201, 0]);
  const [message] = messages;
  if (message !== undefined) expect(message).toMatch(/^picture /);
  return message?.replace(/^picture /, '');
};
const whereItIsRead: Verdict = async (bytes, limits) => {
  const answer = await readImage(bytes, { formats: FORMATS, ...LIMITS, ...limits, reencode: false });
  return 'reason' in answer ? answer.reason : undefined;
};

describe.each([
  ['over HTTP', overHttp],
  ['in the process that reads them', whereItIsRead],
])('%s', (_, verdict) => {
  describe.each(FORMATS)('%s', (format) => {
    test('an image is taken', async () => {
      expect(await verdict(await image(format))).toBeUndefined();
      expect(await verdict(await image(format, 1, 1))).toBeUndefined();
    });

    test.each([10, 20, 30, 40, 50, 60, 70, 80, 90, 99])('cut off at %i percent it is told where', async (percent) => {
      const whole = await image(format);
      const length = Math.floor((whole.length * percent) / 100);
      expect(await verdict(whole.subarray(0, length))).toMatch(new RegExp(`^is cut off after ${length} bytes, (?:within|before|in|of) `));
    });

    test('without its last byte it is cut off', async () => {
      const whole = await image(format);
      expect(await verdict(whole.subarray(0, -1))).toContain(`is cut off after ${whole.length - 1} bytes`);
    });

    test.each([
      ['a ZIP archive', Buffer.from('PK\u0003\u0004 and so on')],
      ['a PHP script', Buffer.from('<?php phpinfo(); ?>')],
      ['one byte', Buffer.from([0])],
    ])('%s behind it is found', async (_what, trailing) => {
      expect(await verdict(Buffer.concat([await image(format), trailing]))).toBe(
        `has ${trailing.length} bytes behind the end of its ${format} image`,
      );
    });

    test('it is refused where others are asked for', async () => {
      const [first, second] = FORMATS.filter((name) => name !== format) as [ImageFormatName, ImageFormatName];
      const looks = format === 'avif' ? 'an avif' : `a ${format}`;
      expect(await verdict(await image(format), { formats: [first, second] })).toBe(
        `is not a ${first} or ${second} image: it looks like ${looks} image`,
      );
    });

    test('with too many pixels on a side it is told how many', async () => {
      const wide = await image(format, 100, 10);
      expect(await verdict(wide, { maxSide: 100 })).toBeUndefined();
      expect(await verdict(wide, { maxSide: 99 })).toBe('has 100 × 10 pixels, at most 99 are allowed on a side');
    });

    test('with too many pixels it is told how many', async () => {
      const large = await image(format, 100, 10);
      expect(await verdict(large, { maxPixels: 1000 })).toBeUndefined();
      expect(await verdict(large, { maxPixels: 999 })).toBe('has 1000 pixels (100 × 10), at most 999 are allowed');
    });
  });

  test.each(['gif', 'webp'] as const)('frames of a %s are counted', async (format) => {
    const frames = await animation(format);
    expect(await verdict(frames)).toBe('has 3 frames, at most 1 can be taken');
    expect(await verdict(frames, { maxFrames: 3 })).toBeUndefined();
    expect(await verdict(frames, { maxFrames: 3, maxPixels: 1799 })).toBe('has 1800 pixels (30 × 20 × 3), at most 1799 are allowed');
    expect(await verdict(frames.subarray(0, -20), { maxFrames: 3 })).toContain('is cut off after');
  });

  test('an animated png is refused, however many frames are allowed', async () => {
    expect(await verdict(animatedPng(1))).toBeUndefined();
    expect(await verdict(animatedPng(3), { maxFrames: 5 })).toBe('has 3 frames, at most 1 can be taken');
  });

  describe('F9: a png', () => {
    const row = deflateSync(Buffer.alloc(5));
    const onePixel = (...more: readonly Buffer[]): Buffer => pngOf(pngHeader(1, 1, 8, 6), ...more, chunk('IDAT', row), chunk('IEND'));

    test.each([
      [100_000_000, 'has more image data than 1 × 1 pixels need'],
      [1, 'has more image data than 1 × 1 pixels need'],
      [0, undefined],
    ])('with %i bytes of inflated data after its last row', async (bytes, reason) => {
      const data = deflateSync(Buffer.alloc(5 + bytes));
      expect(await verdict(pngOf(pngHeader(1, 1, 8, 6), chunk('IDAT', data), chunk('IEND')))).toBe(reason);
    });

    test('with compressed data after the end of its image data is refused', async () => {
      const reason = 'has 1000 bytes after the end of its image data';
      expect(await verdict(pngOf(pngHeader(1, 1, 8, 6), chunk('IDAT', row), chunk('IDAT', Buffer.alloc(1000, 7)), chunk('IEND')))).toBe(reason);
      expect(await verdict(pngOf(pngHeader(1, 1, 8, 6), chunk('IDAT', Buffer.concat([row, Buffer.alloc(1000)])), chunk('IEND')))).toBe(reason);
      expect(await verdict(pngOf(pngHeader(1, 1, 8, 6), chunk('IDAT', row), chunk('IDAT'), chunk('IEND')))).toBeUndefined();
    });

    test('is read whatever its colours, depth and order of rows, and refused with one more byte', { timeout: 30_000 }, async () => {
      for (const [width, height] of [
        [1, 1],
        [2, 3],
        [5, 5],
        [9, 17],
      ] as const) {
        for (const progressive of [false, true]) {
          const encoded = await Promise.all([
            noise(width, height).png({ progressive }).toBuffer(),
            noise(width, height).toColourspace('b-w').png({ progressive }).toBuffer(),
            noise(width, height).toColourspace('rgb16').png({ progressive }).toBuffer(),
            noise(width, height).toColourspace('grey16').png({ progressive }).toBuffer(),
            noise(width, height).toColourspace('srgb').ensureAlpha(0.5).png({ progressive }).toBuffer(),
            noise(width, height).toColourspace('b-w').ensureAlpha(0.5).png({ progressive }).toBuffer(),
            ...[2, 4, 16, 256].map((colours) => noise(width, height).png({ progressive, palette: true, colours }).toBuffer()),
          ]);
          for (const png of encoded) {
            expect(await verdict(png)).toBeUndefined();
            expect(await verdict(withMoreData(png))).toBe(`has more image data than ${width} × ${height} pixels need`);
          }
        }
      }
    });

    test.each([
      ['zTXt', 'Comment\0\0'],
      ['iCCP', 'profile\0\0'],
      ['iTXt', 'Comment\0\u0001\0en\0Kommentar\0'],
    ])('with a chunk %s that inflates to more than 16 MiB is refused', async (type, head) => {
      const reason = 'has more than 16 MiB of compressed texts or colour profile';
      const text = (bytes: number): Buffer => chunk(type, Buffer.concat([Buffer.from(head, 'latin1'), deflateSync(Buffer.alloc(bytes, 'x'))]));
      expect(await verdict(onePixel(text(20_000_000)))).toBe(reason);
      expect(await verdict(onePixel(text(9_000_000), text(9_000_000)))).toBe(reason);
      if (type !== 'iCCP') expect(await verdict(onePixel(text(1_000_000)))).toBeUndefined();
    });

    test('with texts that are not compressed, or are damaged, is read', async () => {
      const texts = [chunk('tEXt', Buffer.from('Comment\0plain')), chunk('iTXt', Buffer.from('Comment\0\0\0\0\0plain'))];
      expect(await verdict(onePixel(...texts))).toBeUndefined();
      expect(await verdict(onePixel(chunk('tEXt')))).toBeUndefined();
    });

    test('with frames that no decoder reads is refused', async () => {
      const control = chunk('fcTL', Buffer.concat([Buffer.alloc(4), Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), Buffer.alloc(14, 1)]));
      const frame = chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 1]), row]));
      const image = [pngHeader(1, 1, 8, 6), chunk('IDAT', row)];
      const reason = 'has 2 frames, at most 1 can be taken';
      expect(await verdict(pngOf(...image, control, frame, chunk('IEND')))).toBe(reason);
      expect(await verdict(pngOf(...image, frame, chunk('IEND')))).toBe(reason);
    });

    test.each([
      ['no header', pngOf(chunk('IDAT', row), chunk('IEND'))],
      ['a header that is too short', pngOf(chunk('IHDR', Buffer.alloc(5)), chunk('IDAT', row), chunk('IEND'))],
    ])('with %s is damaged', async (_what, bytes) => {
      expect(await verdict(bytes)).toMatch(/^is damaged: /);
    });

    test('with colours that do not exist is refused', async () => {
      const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 7, 0, 0, 0]));
      expect(await verdict(pngOf(header, chunk('IDAT', row), chunk('IEND')))).toBe('has more image data than 1 × 1 pixels need');
    });
  });

  test.each([
    ['50 000 pixels wide and high', 50_000, 50_000],
    ['8193 pixels wide', 8193, 1],
  ])('a bomb is refused: %s', async (_what, width, height) => {
    expect(await verdict(blackPng(width, height))).toBe(`has ${width} × ${height} pixels, at most 8192 are allowed on a side`);
  });

  test('a bomb is refused whose sides are small enough', async () => {
    expect(await verdict(blackPng(8000, 8000))).toBe('has 64000000 pixels (8000 × 8000), at most 25000000 are allowed');
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['base64', Buffer.from('iVBORw0KGgoAAAANSUhEUg'), 'it looks like text in base64, which has to be decoded before it is sent'],
    ['a data URL', Buffer.from('data:image/png;base64,AAAA'), 'it looks like text in base64, which has to be decoded before it is sent'],
    ['text once', Buffer.from(Buffer.from('89504e470d0a1a0a', 'hex').toString()), 'it looks like an image that was read as text before it was sent'],
    [
      'a marked jpeg',
      Buffer.from('efbbbfffd8ffe0', 'hex'),
      'it looks like an image behind a byte order mark, which a program for texts has put there',
    ],
    [
      'a png with other line ends',
      Buffer.from('89504e470a1a0a', 'hex'),
      'it looks like a PNG image whose line ends were changed, by a transfer as text',
    ],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'it looks like an SVG image'],
    ['svg as XML', Buffer.from('<?xml version="1.0"?>\n<!-- drawn -->\n<svg onload="alert(1)"/>'), 'it looks like an SVG image'],
    ['tiff', Buffer.from('II*\0\u0008\0\0\0'), 'it looks like a TIFF image'],
    ['bmp', Buffer.from('BM\u0001\u0002\u0003\u0004\0\0\0\0'), 'it looks like a BMP image'],
    ['ico', Buffer.from([0, 0, 1, 0, 1, 0]), 'it looks like an icon'],
    ['heic', Buffer.from('\0\0\0\u0018ftypheic'), 'it looks like a HEIC image'],
    ['jxl', Buffer.from([0xff, 0x0a, 1]), 'it looks like a JPEG XL image'],
    ['jp2', Buffer.from('\0\0\0\u000cjP  \r\n'), 'it looks like a JPEG 2000 image'],
    ['psd', Buffer.from('8BPS\0\u0001'), 'it looks like a Photoshop image'],
    ['pdf', Buffer.from('%PDF-1.7\n'), 'it looks like a PDF document'],
    ['postscript', Buffer.from('%!PS-Adobe'), 'it looks like a PostScript document'],
    ['zip', Buffer.from('PK\u0003\u0004'), 'it looks like a ZIP archive, as documents of office programs are'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8]), 'it looks like a gzip archive'],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), 'it looks like a 7z archive'],
    ['rar', Buffer.from('Rar!'), 'it looks like a RAR archive'],
    ['mp4', Buffer.from('\0\0\0\u0018ftypisom'), 'it looks like a video or sound file'],
    ['a program', Buffer.from('\u007fELF\u0002'), 'it looks like a program'],
    ['php', Buffer.from('<?php echo 1;'), 'it looks like a PHP script'],
    ['html', Buffer.from('<!DOCTYPE html><html>'), 'it looks like an HTML page'],
    ['xml', Buffer.from('<?xml version="1.0"?><note/>'), 'it looks like an XML document'],
    ['json', Buffer.from('{ "error": "not found" }'), 'it looks like JSON'],
    ['text', Buffer.from('Dear reader, this is 10 € worth'), 'it looks like plain text'],
    ['zeros', Buffer.alloc(5000), 'it begins with nothing but zeros'],
    ['noise', Buffer.from([1, 2, 3, 250]), 'it is of no kind that is known'],
  ])('%s is no image, and it is told what it looks like', async (_what, bytes, reason) => {
    const prefix = bytes.length === 0 ? '' : 'is not a png or jpeg image: ';
    expect(await verdict(bytes, { formats: ['png', 'jpeg'] })).toBe(`${prefix}${reason}`);
  });

  test('what is damaged is told apart from what is cut off', async () => {
    const [png, jpeg, gif] = [await image('png'), await image('jpeg'), await image('gif')];
    const cannotBeDecoded = /^is damaged: its image data cannot be decoded \([\w .,:'-]+\)$/;
    // A bit of the data, a bit of its checksum, too little of it, none of it.
    expect(await verdict(withBytes(png, 100, (png[100] as number) ^ 1))).toMatch(cannotBeDecoded);
    expect(await verdict(withBytes(png, -14, (png.at(-14) as number) ^ 1))).toMatch(cannotBeDecoded);
    expect(await verdict(pngOf(pngHeader(8, 8), chunk('IDAT', Buffer.from('789c030000000001', 'hex')), chunk('IEND')))).toMatch(cannotBeDecoded);
    expect(await verdict(pngOf(pngHeader(8, 8), chunk('IEND')))).toMatch(cannotBeDecoded);
    expect(await verdict(pngOf(pngHeader(0, 8), chunk('IDAT'), chunk('IEND')))).toMatch(cannotBeDecoded);
    expect(await verdict(pngOf(pngHeader(8, 8), Buffer.from('this is no chunk')))).toBe('is damaged: there is no chunk at byte 33');
    expect(await verdict(Buffer.concat([jpeg.subarray(0, jpeg.length / 2), Buffer.from([0xff, 0xd9])]))).toMatch(cannotBeDecoded);
    expect(await verdict(withBytes(jpeg, 2, 0xff, 0xe0, 0, 2, 0))).toBe('is damaged: there is no marker at byte 6');
    expect(await verdict(Buffer.concat([gif.subarray(0, -1), Buffer.from('?')]))).toBe(`is damaged: there is no block at byte ${gif.length - 1}`);
    expect(await verdict(Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;'))).toMatch(cannotBeDecoded);
  });

  test('what is cut off within a header is cut off', async () => {
    const [jpeg, avif] = [await image('jpeg'), await image('avif')];
    expect(await verdict(jpeg.subarray(0, 3))).toBe('is cut off after 3 bytes, within its header');
    expect(await verdict(jpeg.subarray(0, 5))).toBe('is cut off after 5 bytes, within its header');
    expect(await verdict(Buffer.concat([jpeg.subarray(0, -2), Buffer.from([0xff])]))).toContain('within its image data');
    const meta = avif.readUInt32BE(0);
    expect(await verdict(avif.subarray(0, meta + 3))).toBe(`is cut off after ${meta + 3} bytes, before its image data`);
    expect(await verdict(Buffer.from('GIF89a'))).toBe('is cut off after 6 bytes, in its frame 1');
    expect(await verdict(Buffer.from('RIFF\u0010\0\0\0WEBP'))).toBe('is cut off after 12 bytes, of 24');
  });

  test('the parts of an image that few programs write are understood', async () => {
    const [jpeg, avif, progressive] = [
      await image('jpeg'),
      await image('avif'),
      await sharp(await image('png'))
        .jpeg({ progressive: true })
        .toBuffer(),
    ];
    expect(await verdict(progressive)).toBeUndefined();
    expect(await verdict(Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]))).toBeUndefined();
    // The last box of an avif may say that it goes to the end, or have a size of eight bytes.
    const data = avif.indexOf('mdat') - 4;
    expect(avif.readUInt32BE(data)).toBe(avif.length - data);
    expect(await verdict(withBytes(avif, data, 0, 0, 0, 0))).toBeUndefined();
    const free = Buffer.from('\0\0\0\u0001free\0\0\0\0\0\0\0\u0010');
    expect(await verdict(Buffer.concat([avif, free]))).toBeUndefined();
    expect(await verdict(Buffer.concat([avif, free.subarray(0, 12)]))).toContain('within its box free');
    expect(await verdict(Buffer.concat([avif, Buffer.from('\0\0\0\u0002free')]))).toBeUndefined();
  });

  test.each([
    ['png', pngOf(pngHeader(8, 8), ...Array<Buffer>(1000).fill(chunk('tEXt'))), 'is cut off after 12033 bytes, before its chunk IEND'],
    ['jpeg', Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(4000, 'ffe00000', 'hex')]), 'is damaged: there is no marker at byte 4'],
    [
      'gif',
      Buffer.concat([Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0'), Buffer.alloc(3000, '!\u00f9\0', 'latin1')]),
      'is cut off after 3013 bytes, in its frame 1',
    ],
    ['webp', Buffer.from('RIFF\0\0\0\0WEBP'), 'has 4 bytes behind the end of its webp image'],
    [
      'avif',
      Buffer.from(`\0\0\0\u0010ftypavif\0\0\0\0${'\0\0\0\u0001free\0\0\0\0\0\0\0\0'.repeat(1000)}JUNK`),
      'is cut off after 16020 bytes, before its image data',
    ],
  ])('parts of a %s that have no size are gone through to their end', async (_format, bytes, reason) => {
    expect(await verdict(bytes)).toBe(reason);
  });

  test('a photo with a second image behind the first is told of the bytes that are too many', async () => {
    const [first, second] = [await image('jpeg'), await image('jpeg', 10, 10)];
    expect(await verdict(Buffer.concat([first, second]))).toBe(`has ${second.length} bytes behind the end of its jpeg image`);
  });
});

/** A PNG with one more byte of inflated image data. */
function withMoreData(png: Buffer): Buffer {
  const chunks = pngChunks(png);
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((one) => one.data)));
  const before = chunks.slice(
    0,
    chunks.findIndex(({ type }) => type === 'IDAT'),
  );
  const more = chunk('IDAT', deflateSync(Buffer.concat([data, Buffer.from([0])])));
  return pngOf(...before.map((one) => chunk(one.type, one.data)), more, chunk('IEND'));
}
