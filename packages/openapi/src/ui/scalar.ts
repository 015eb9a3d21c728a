import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HttpResponse, PlainRoute } from '@modern-rest/core';

/** Where the page is served and what it shows. */
export interface DocsPage {
  readonly title: string;
  /** Path of the page. */
  readonly path: string;
  /** Path of the document that it shows. */
  readonly documentPath: string;
}

// Scalar puts its styles into the page; everything else comes from this very server.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** The routes of a page that shows a document with Scalar, from its npm package and without any other host. */
export function scalarRoutes(page: DocsPage): PlainRoute[] {
  const script = `${page.path}/scalar.js`;
  const start = `${page.path}/start.js`;
  let bundle: Buffer | undefined;
  return [
    { method: 'GET', path: page.path, handle: () => answer('text/html; charset=utf-8', html(page, [script, start])) },
    { method: 'GET', path: start, handle: () => answer('text/javascript; charset=utf-8', startScript(page)) },
    {
      method: 'GET',
      path: script,
      async handle() {
        bundle ??= await readFile(bundlePath());
        return answer('text/javascript; charset=utf-8', bundle, { 'cache-control': 'public, max-age=3600' });
      },
    },
  ];
}

/**
 * Finds the script of the page on disk. The package does not export its path; the folder of the script is next to its stylesheet.
 *
 * In a bundled application the script is looked up from the bundle and from the working directory, because this file has no folder of its own.
 */
function bundlePath(): string {
  const paths = [import.meta.dirname, dirname(String(process.argv[1])), process.cwd()].filter((path) => path !== undefined);
  // Not imported: bundlers replace `createRequire` by a function of their own.
  const require = process.getBuiltinModule('node:module').createRequire(process.execPath);
  const stylesheet = require.resolve('@scalar/api-reference/style.css', { paths });
  return join(dirname(stylesheet), 'browser', 'standalone.js');
}

function answer(type: string, body: string | Uint8Array, headers: HttpResponse['headers'] = {}): HttpResponse {
  return { status: 200, headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers, 'content-security-policy': POLICY }, body };
}

function html({ title }: DocsPage, scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="app"></div>
    ${scripts.map((script) => `<script src="${escapeHtml(script)}"></script>`).join('\n    ')}
  </body>
</html>
`;
}

/**
 * Scalar sends the `contentType` of an encoding with a file as it is, also a list or a range, which is not a media type. Without it, Scalar sends the
 * type of the file. The document that is served keeps the list; only the page's copy has none.
 */
const CUSTOM_FETCH = `async function customFetch(input, init) {
  const response = await fetch(input, init);
  if (new URL(input.url ?? input, location).pathname !== new URL(configuration.url, location).pathname) return response;
  const withoutLists = (key, value) => (key === 'contentType' && /[,*]/.test(value) ? undefined : value);
  const readEncoding = (key, value) => (key === 'encoding' ? JSON.parse(JSON.stringify(value), withoutLists) : value);
  return new Response(JSON.stringify(JSON.parse(await response.text(), readEncoding)), response);
}
`;

// Everything that would contact another host is switched off: fonts, the proxy, the client in the cloud, telemetry and the agent.
function startScript({ documentPath }: DocsPage): string {
  const configuration = {
    url: documentPath,
    withDefaultFonts: false,
    hideClientButton: true,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
  };
  return `const configuration = ${JSON.stringify(configuration)};
${CUSTOM_FETCH}
Scalar.createApiReference('#app', { ...configuration, customFetch });
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
