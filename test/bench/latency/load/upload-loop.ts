import { LARGE } from '../../uploads/load/upload.ts';
import { uploadBody } from '../../uploads/load/upload-body.ts';
import { uploadRequest } from '../../uploads/load/upload-connection.ts';
import type { UploadSpeed } from '../scenarios.ts';
import { openConnection } from './connection.ts';
import { pace } from './pace.ts';

/** Bytes of one write. A small number, because answers on other connections wait while the kernel copies them. */
const PIECE = 64 * 1024;

/** Uploads of 100 MiB, one after another on one connection. */
export interface UploadLoop {
  /** Bytes that were sent so far. */
  bytes(): number;
  /** Drops the upload that is active. */
  stop(): void;
}

/** Starts to upload. Every answer must have the given body. */
export async function uploadLoop(url: URL, answer: string, { megabytesPerSecond }: UploadSpeed): Promise<UploadLoop> {
  const connection = await openConnection(url, answer);
  const pieces = uploadRequest(url, uploadBody({ transport: 'multipart', ...LARGE })).flatMap(cut);
  const next = pace(megabytesPerSecond);
  let [sent, stopped] = [0, false];

  const send = async (): Promise<void> => {
    for (const piece of pieces) {
      if (stopped) return;
      connection.write(piece);
      await connection.drained();
      sent += piece.length;
      // Answers on other connections come first: the kernel may take many pieces without a wait.
      await next(piece.length);
    }
  };
  const repeat = async (): Promise<void> => {
    while (!stopped) {
      const answered = new Promise((resolve) => connection.onAnswers(resolve));
      await send();
      if (!stopped) await answered;
    }
  };
  void repeat();
  return {
    bytes: () => sent,
    stop() {
      stopped = true;
      connection.close();
    },
  };
}

function cut(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, index) => bytes.subarray(index * PIECE, (index + 1) * PIECE));
}
