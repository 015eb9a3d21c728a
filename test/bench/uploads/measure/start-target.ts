import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import { type ServerProcess, startServer } from '../../processes/server-process.ts';
import type { UploadTo } from '../cases.ts';
import { sendUploads, type UploadLoad, type UploadLoadResult } from '../load/upload-load.ts';
import { uploadAnswer } from './upload-answer.ts';

/** Different small uploads that are sent in turn. */
const SMALL_VARIANTS = 1000;

/** A server of uploads, ready. */
export interface StartedTarget extends Pick<ServerProcess, 'pid' | 'stop'> {
  /** Sends uploads. Rejects if one of them is not answered with what is in it. */
  send(load: Pick<UploadLoad, 'connections' | 'seconds'>): Promise<UploadLoadResult>;
}

/** Starts the server that an upload goes to. */
export async function startTarget(cores: Cores, { program }: NodeVersion, to: UploadTo): Promise<StartedTarget> {
  const { url, pid, stop } = await startServer(cores, { server: to.target.server, folder: 'uploads/servers', program, path: '/' });
  const variants = to.upload.files.every((size) => size <= 2048) ? SMALL_VARIANTS : 1;
  const request = { url: `${url}${to.target.path}`, upload: to.upload, variants, answer: uploadAnswer(to) };
  return { pid, stop, send: (load) => sendUploads(cores, { ...request, ...load }) };
}
