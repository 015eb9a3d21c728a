import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from './available.ts';
import { foundChromium, launchChromium } from './chromium.ts';
import { type ServerProcess, startServer, UPLOADS } from './server-process.ts';

/** What a page did while it was loaded. */
interface Seen {
  readonly requests: string[];
  readonly errors: string[];
}

describe.skipIf(foundChromium.missing)(titled('/docs in Chromium', foundChromium), () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  const seen: Seen = { requests: [], errors: [] };

  beforeAll(async () => {
    server = await startServer(UPLOADS);
    browser = await launchChromium();
    page = await browser.newPage();
    watch(page, seen);
    await page.goto(`${server.url}/docs`, { waitUntil: 'networkidle' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('has the title of the api', async () => {
    expect(await page.title()).toContain('Uploads');
  });

  // What is far down the page is drawn when it is scrolled to.
  test.each(['/api/metadata/', '/api/with-fields/', '/api/with-json/'])('shows %s', async (path) => {
    await page.getByRole('link', { name: path }).first().click();
    const heading = page.getByRole('heading', { name: path });
    await heading.waitFor({ state: 'visible' });
    expect(await heading.isVisible()).toBe(true);
  });

  test('sends a form with files', async () => {
    await page.getByRole('button', { name: 'Test Request' }).first().click();
    const dialog = page.getByRole('dialog');
    for (const name of ['receipt.txt', 'rules.txt']) {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Select File' }).first().click();
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
    }
    const answer = page.waitForResponse(`${server.url}/api/metadata/`);
    await dialog.getByRole('button', { name: 'Send' }).first().click();
    expect((await answer).status()).toBe(200);
  });

  test('asks no other host', () => {
    expect(seen.requests.length).toBeGreaterThan(2);
    expect(seen.requests.filter((url) => /^https?:|^wss?:/.test(url) && !url.startsWith(`${server.url}/`))).toEqual([]);
  });

  test('breaks no policy and reports no error', () => {
    expect(seen.errors).toEqual([]);
  });
});

/** Takes down what a page asks for and what goes wrong on it. */
function watch(page: Page, { requests, errors }: Seen): void {
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => errors.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  // A policy that is broken is reported here, too.
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
}
