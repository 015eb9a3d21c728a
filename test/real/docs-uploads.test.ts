import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from './available.ts';
import { foundChromium, launchChromium } from './chromium.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const PNG = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('png') };
const JPEG = { name: 'dog.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('jpeg') };
const TEXT = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('text') };
const seenFile = ({ name, mimeType, buffer }: typeof PNG): object => ({ name, contentType: mimeType, size: buffer.length });

describe.skipIf(foundChromium.missing)(titled('uploads from /docs in Chromium', foundChromium), () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer('test/real/docs-uploads-app.mjs');
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(10_000);
    await page.goto(`${server.url}/docs`, { waitUntil: 'networkidle' });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens the form of an endpoint. */
  const open = async (path: string): Promise<Locator> => {
    await page.getByRole('link', { name: path }).first().click();
    await page.locator('button', { hasText: `(post ${path})` }).click();
    return page.getByRole('dialog');
  };
  /** The row of a field; the last one is empty. */
  const rowOf = (dialog: Locator, field: string): Locator => dialog.locator('tr').filter({ hasText: field }).last();
  const choose = async (row: Locator, file: typeof PNG): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await row.getByRole('button', { name: 'Select File' }).click();
    await (await chooser).setFiles(file);
  };
  const type = async (row: Locator, column: 'Key' | 'Value', text: string): Promise<void> => {
    await row.getByRole('combobox', { name: column }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  };
  /** Sends the form, closes it, and returns what the handler saw, or the issues. */
  const send = async (dialog: Locator, path: string): Promise<unknown> => {
    const button = dialog.getByRole('button', { name: `Send post request to ${path}` });
    const [response] = await Promise.all([page.waitForResponse(`${server.url}${path}`), button.click()]);
    const answer = (await response.json()) as { json?: string; detail?: unknown };
    await page.reload({ waitUntil: 'networkidle' });
    return answer.json === undefined ? answer.detail : JSON.parse(answer.json);
  };

  test('B13: a file of one type is received', async () => {
    const dialog = await open('/uploads/one');
    await choose(rowOf(dialog, 'photo'), PNG);
    expect(await send(dialog, '/uploads/one')).toEqual({ files: { photo: seenFile(PNG) } });
  });

  test('B13: a file of one of several types is received as what it is', async () => {
    for (const file of [PNG, JPEG]) {
      const dialog = await open('/uploads/several');
      await choose(rowOf(dialog, 'photo'), file);
      expect(await send(dialog, '/uploads/several')).toEqual({ files: { photo: seenFile(file) } });
    }
  });

  test('B13: a file of another type is an issue of its field', async () => {
    const dialog = await open('/uploads/several');
    await choose(rowOf(dialog, 'photo'), TEXT);
    expect(await send(dialog, '/uploads/several')).toMatchObject([{ loc: ['files', 'photo', 'contentType'] }]);
  });

  test('B13: no file is an issue of its field', async () => {
    const dialog = await open('/uploads/several');
    expect(await send(dialog, '/uploads/several')).toMatchObject([{ loc: ['files', 'photo'], msg: expect.stringContaining('must be a file') }]);
  });

  test('B13: a list of files is received', async () => {
    const dialog = await open('/uploads/list');
    await choose(rowOf(dialog, 'photos'), PNG);
    await type(dialog.locator('tr').last(), 'Key', 'photos');
    await choose(rowOf(dialog, 'photos'), JPEG);
    expect(await send(dialog, '/uploads/list')).toEqual({ files: { photos: [seenFile(PNG), seenFile(JPEG)] } });
  });

  test('B13: optional files may be left empty', async () => {
    const dialog = await open('/uploads/optional');
    await choose(rowOf(dialog, 'photo'), PNG);
    expect(await send(dialog, '/uploads/optional')).toEqual({ files: { photo: seenFile(PNG) } });
  });

  test('B13: an optional file that is sent without content is missing', async () => {
    const dialog = await open('/uploads/optional');
    await choose(rowOf(dialog, 'photo'), JPEG);
    await type(rowOf(dialog, 'cover'), 'Value', '');
    await rowOf(dialog, 'cover').getByRole('checkbox').check();
    expect(await send(dialog, '/uploads/optional')).toEqual({ files: { photo: seenFile(JPEG) } });
  });

  test('B13: fields, lists of texts and JSON are received', async () => {
    const dialog = await open('/uploads/fields');
    await type(rowOf(dialog, 'title'), 'Value', 'A title');
    await type(rowOf(dialog, 'tags'), 'Value', '["a","b"]');
    await type(rowOf(dialog, 'place.city'), 'Value', 'Oslo');
    await choose(rowOf(dialog, 'photo'), PNG);
    expect(await send(dialog, '/uploads/fields')).toEqual({
      files: { photo: seenFile(PNG) },
      fields: { title: 'A title', count: 1, tags: ['a', 'b'], place: { city: 'Oslo' } },
    });
  });

  test('B13: the document keeps the types that the page does not send', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<string, { post: { requestBody: { content: object } } }>;
    };
    expect(document.paths['/uploads/several']?.post.requestBody.content).toMatchObject({
      'multipart/form-data': { encoding: { photo: { contentType: 'image/png, image/jpeg' } } },
    });
  });
});
