import { setTimeout as wait } from 'node:timers/promises';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import type { Upload } from '../uploads/load/upload.ts';
import { uploadBody } from '../uploads/load/upload-body.ts';
import { uploadConnection, uploadRequest } from '../uploads/load/upload-connection.ts';
import { uploadAnswer } from '../uploads/measure/upload-answer.ts';
import { LARGE_TARGETS, SMALL_TARGETS, type Target } from '../uploads/targets.ts';
import { type Extra, extraPer } from './extra.ts';
import { readUsage } from './read-usage.ts';

/** Uploads that wait at once: as many as modern-rest accepts from one client by default. */
export const ACTIVE_UPLOADS = 48;
/** Bytes of each that have been sent: half of its file. */
export const SENT = 1024 * 1024;

const UPLOAD: Upload = { transport: 'multipart', files: [2 * SENT], fields: {} };

/** Servers that take uploads. */
export const UPLOAD_TARGETS = {
  'modern-rest, memoryStorage': LARGE_TARGETS['modern-rest memory'],
  'modern-rest, temporary file': LARGE_TARGETS['modern-rest'],
  'modern-rest, @FileStream': LARGE_TARGETS['modern-rest stream'],
  '@fastify/multipart, memory': SMALL_TARGETS.fastify,
  '@fastify/multipart, temporary file': LARGE_TARGETS.fastify,
  '@koa/multer, memory': SMALL_TARGETS['koa-multer'],
  'koa-body, temporary file': LARGE_TARGETS['koa-body'],
  'busboy, bytes are counted': LARGE_TARGETS.busboy,
  'node:http, bytes are counted': LARGE_TARGETS.drain,
} as const satisfies Readonly<Record<string, Target>>;

/** Measures the memory for each upload that waits in the middle, in bytes. Rejects if one of them does not succeed in the end. */
export async function measurePerUpload(cores: Cores, target: Target): Promise<Extra> {
  const { url, pid, stop } = await startServer(cores, { server: target.server, folder: 'uploads/servers', path: '/' });
  const whole = Buffer.concat(uploadRequest(new URL(`${url}${target.path}`), uploadBody(UPLOAD)));
  const answer = uploadAnswer({ target, upload: UPLOAD });
  const connections = await Promise.all(Array.from({ length: ACTIVE_UPLOADS }, () => uploadConnection(new URL(url))));
  const check = (text: string): void => {
    if (text !== answer) throw new Error(`${target.server} answers ${text} instead of ${answer}`);
  };
  try {
    // Everything that the first upload loads and compiles is there.
    check((await connections[0]?.send([whole])) ?? '');
    const before = await readUsage(pid);
    let failure: Error | undefined;
    // The answer comes after the second half.
    for (const connection of connections) connection.send([whole.subarray(0, SENT)]).catch((error: Error) => (failure = error));
    await wait(2000);
    const after = await readUsage(pid);
    if (failure) throw failure;
    for (const text of await Promise.all(connections.map((connection) => connection.send([whole.subarray(SENT)])))) check(text);
    return extraPer(ACTIVE_UPLOADS, before, after);
  } finally {
    for (const connection of connections) connection.close();
    await stop();
  }
}
