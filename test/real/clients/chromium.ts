import type { Page } from 'playwright-core';
import { foundChromium, launchChromium } from '../chromium.ts';
import type { Answer, Client, Form } from './form.ts';

/** The browser sends the form of a page, and goes to the answer. */
export function chromiumForm(): Client {
  return chromiumClient("Chromium's form", async (page, { url }) => {
    const answered = page.waitForResponse(url);
    await page.evaluate('document.forms[0].submit()');
    const response = await answered;
    return { status: response.status(), body: await response.json() };
  });
}

/** A page sends its form with `fetch`, and a file without a name as a `Blob`. */
export function chromiumFetch(): Client {
  return chromiumClient("Chromium's fetch", (page, { url, files }) => page.evaluate(`(${FETCH})(${JSON.stringify({ url, files })})`));
}

// A text, because the compiler knows nothing of browsers here.
const FETCH = `async ({ url, files }) => {
  const body = new FormData(document.forms[0]);
  for (const { field, name, type } of files) if (name === undefined) body.set(field, new Blob([body.get(field)], { type }));
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}`;

function chromiumClient(name: string, submit: (page: Page, form: Form) => Promise<Answer>): Client {
  let opened: Promise<Page> | undefined;
  return {
    name,
    missing: foundChromium.missing,
    async send(form) {
      opened ??= openPage();
      const page = await opened;
      // Any answer of the server will do: it is the origin that counts, not the content.
      await page.goto(new URL('/', form.url).href);
      await page.setContent(markup(form));
      for (const [index, { path }] of form.files.entries()) await page.locator('input[type=file]').nth(index).setInputFiles(path);
      return submit(page, form);
    },
    close: async () => (await opened)?.context().browser()?.close(),
  };
}

async function openPage(): Promise<Page> {
  return (await launchChromium()).newPage();
}

function markup({ url, fields = {}, files }: Form): string {
  const texts = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
  const inputs = files.map(({ field }) => `<input type="file" name="${escaped(field)}">`);
  return `<form method="post" enctype="multipart/form-data" action="${escaped(url)}">${texts.join('')}${inputs.join('')}</form>`;
}

/** Line ends, too: a page has its own idea of them. */
function escaped(text: string): string {
  return text.replace(/["&<\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
