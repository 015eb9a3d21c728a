import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../../processes/compiled.ts';
import type { Cores } from '../../processes/cores.ts';
import type { Upload } from './upload.ts';

const execute = promisify(execFile);

/** What is sent, and for how long. */
export interface UploadLoad {
  readonly url: string;
  readonly upload: Upload;
  /** How many of it there are, with other boundaries and file names: nobody gets to know them all. */
  readonly variants: number;
  /** The text that each has to be answered with. */
  readonly answer: string;
  /** Connections that are kept open, each with one upload under way. */
  readonly connections: number;
  /** Uploads that have begun until then are sent to their end; 0 for one on each connection. */
  readonly seconds: number;
}

/** What came of it. */
export interface UploadLoadResult {
  readonly requests: number;
  /** From the first byte of the first upload to the last of the last answer. */
  readonly seconds: number;
  /** The share of its core that the load itself has used. */
  readonly share: number;
}

/** Sends uploads from a process of its own. Rejects if one is not answered as it should be. */
export async function sendUploads(cores: Cores, load: UploadLoad): Promise<UploadLoadResult> {
  const [command, args] = cores.at('load', process.execPath, [compiled('uploads/load/upload-load-process'), JSON.stringify(load)]);
  try {
    return JSON.parse((await execute(command, args)).stdout) as UploadLoadResult;
  } catch (error) {
    // It prints what was wrong and nothing else; the message of the error is the whole command line.
    throw new Error((error as { stderr?: string }).stderr?.trim() || (error as Error).message);
  }
}
