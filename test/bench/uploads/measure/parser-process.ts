// A process of its own for busboy or our scanner: parses a form of 100 MiB in chunks as a socket gives them, again and again.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import busboy from 'busboy';
import { DEFAULT_LIMITS } from 'modern-rest';
import { LARGE } from '../load/upload.ts';
import { uploadBody } from '../load/upload-body.ts';
import type { Seconds } from '../options.ts';

/** Not exported by the package: what the build has compiled of it. */
const form = '../../../../../packages/multipart/build/form';
type Scanning = typeof import('../../../../packages/multipart/dist/form/part-scanner.js');
type Heads = typeof import('../../../../packages/multipart/dist/form/part-head.js');

const CHUNK = 64 * 1024;

const [parser, seconds] = process.argv.slice(2);
const { warmUp, measured } = JSON.parse(seconds ?? '') as Seconds;
const { contentType, pieces } = uploadBody({ ...LARGE, transport: 'multipart' });
const boundary = contentType.slice(contentType.indexOf('=') + 1);
const body = Buffer.concat(pieces);
const chunks = Array.from({ length: Math.ceil(body.length / CHUNK) }, (_, index) => body.subarray(index * CHUNK, (index + 1) * CHUNK));
const parse = parser === 'busboy' ? withBusboy : await scanning();

await repeat(warmUp);
console.log(await repeat(measured));

/** Times per second of processor time. */
async function repeat(atLeast: number): Promise<number> {
  const before = process.cpuUsage();
  for (let times = 1; ; times += 1) {
    assert.equal(await parse(), LARGE.files[0]);
    const { user, system } = process.cpuUsage(before);
    const used = (user + system) / 1e6;
    if (used >= atLeast) return times / used;
  }
}

async function withBusboy(): Promise<number> {
  let bytes = 0;
  const parser = busboy({ headers: { 'content-type': contentType } });
  parser.on('file', (_name, stream) => {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
  });
  for (const chunk of chunks) if (!parser.write(chunk)) await once(parser, 'drain');
  const closed = once(parser, 'close');
  parser.end();
  await closed;
  return bytes;
}

async function scanning(): Promise<() => number> {
  const { partScanner } = (await import(`${form}/part-scanner.js`)) as Scanning;
  const { partHeads } = (await import(`${form}/part-head.js`)) as Heads;
  // Only parts with an unusual header are looked up.
  const heads = { limits: DEFAULT_LIMITS, readHead: partHeads({ limits: DEFAULT_LIMITS, find: () => undefined }) };
  return () => {
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
    };
    const scanner = partScanner(boundary, heads, { begin: () => undefined, content: count, end: () => undefined });
    for (const chunk of chunks) scanner.feed(chunk);
    scanner.end();
    return bytes;
  };
}
