// A process of its own for busboy, alone or with our audit in front: parses a form of 100 MiB in chunks as a socket gives them, again and again.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import busboy from 'busboy';
import { DEFAULT_LIMITS } from 'modern-rest';
import { LARGE } from '../load/upload.ts';
import { uploadBody } from '../load/upload-body.ts';
import type { Seconds } from '../options.ts';

// Not exported by the package: what the build has compiled of it.
const scannerFile = new URL('../../../../../packages/multipart/build/form/part-scanner.js', import.meta.url);
type Scanner = typeof import('../../../../packages/multipart/dist/form/part-scanner.js');

const CHUNK = 64 * 1024;

const [mode, seconds] = process.argv.slice(2);
const { warmUp, measured } = JSON.parse(seconds ?? '') as Seconds;
const { contentType, pieces } = uploadBody({ ...LARGE, transport: 'multipart' });
const boundary = contentType.slice(contentType.indexOf('=') + 1);
const body = Buffer.concat(pieces);
const chunks = Array.from({ length: Math.ceil(body.length / CHUNK) }, (_, index) => body.subarray(index * CHUNK, (index + 1) * CHUNK));
const audit = mode === 'audited' ? ((await import(scannerFile.href)) as Scanner).partScanner : undefined;

await repeat(warmUp);
console.log(await repeat(measured));

/** Times per second of processor time. */
async function repeat(atLeast: number): Promise<number> {
  const before = process.cpuUsage();
  for (let times = 1; ; times += 1) {
    await parse();
    const { user, system } = process.cpuUsage(before);
    const used = (user + system) / 1e6;
    if (used >= atLeast) return times / used;
  }
}

async function parse(): Promise<void> {
  let bytes = 0;
  let seen = 0;
  const parser = busboy({ headers: { 'content-type': contentType } });
  parser.on('file', (_name, stream) => {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
  });
  const scanner = audit?.(boundary, DEFAULT_LIMITS, {
    begin: () => undefined,
    content: (chunk) => {
      seen += chunk.length;
    },
  });
  for (const chunk of chunks) {
    if (!parser.write(scanner ? scanner.feed(chunk) : chunk)) await once(parser, 'drain');
  }
  scanner?.end();
  const closed = once(parser, 'close');
  parser.end();
  await closed;
  assert.deepEqual([bytes, seen], [LARGE.files[0], scanner ? LARGE.files[0] : 0]);
}
