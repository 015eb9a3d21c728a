import { expect, test } from 'vitest';
import { imageApi } from './image-api.ts';
import { image } from './images.ts';

const { send } = imageApi({ formats: ['png', 'jpeg', 'webp'] });

test.each([
  ['no claims', '', ''],
  ['a type that says nothing', 'application/octet-stream', 'image'],
  ['the type and the name of a png', 'image/png', 'a.png'],
  ['another word for its type, another case', 'image/x-png', 'A.PNG'],
  ['a name with more dots', 'image/png', 'from 2026.11.26'],
  ['a name without an ending', 'image/png', 'png.'],
])('a png is taken with %s', async (_, type, name) => {
  expect((await send(await image('png'), { type, name })).status).toBe(201);
});

test.each([
  ['jpeg', 'image/jpeg', 'a.jpg'],
  ['jpeg', 'image/jpg', 'a.JPEG'],
  ['webp', 'image/webp', 'a.webp'],
] as const)('a %s is taken as %s in %s', async (format, type, name) => {
  expect((await send(await image(format), { type, name })).status).toBe(201);
});

test.each([
  ['image/jpeg', 'a.png', 'picture is image/png, and not of the Content-Type that it was sent with'],
  ['text/html', 'a.png', 'picture is image/png, and not of the Content-Type that it was sent with'],
  ['image/png', 'a.jpg', 'picture is image/png, and its name does not end in .png'],
  ['', 'a.png.php', 'picture is image/png, and its name does not end in .png'],
])('a png is refused as %s in %s', async (type, name, message) => {
  const { status, messages } = await send(await image('png'), { type, name });
  expect([status, messages]).toEqual([400, [message]]);
});
