import { type FileHandle, open } from 'node:fs/promises';
import { byteBuffer } from '../form/byte-buffer.ts';
import { type FileContent, type OpenContent, openContent } from '../files/file-content.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Keeps the bytes of one file: in memory up to a threshold, in a temporary file (0600) above it. */
export interface Spool {
  write(chunk: Buffer): Promise<void>;
  /** Ends writing and gives the content. */
  finish(): Promise<FileContent>;
  /** Ends the content and frees descriptors. What is in the folder goes with the folder. */
  dispose(): Promise<void>;
}

export function spool(threshold: number, folder: TemporaryFolder): Spool {
  let memory = byteBuffer();
  let size = 0;
  let path: string | undefined;
  let file: FileHandle | undefined;
  let content: OpenContent | undefined;

  const rollOver = async (): Promise<FileHandle> => {
    path = await folder.newPath();
    file = await open(path, 'wx', 0o600);
    await file.writeFile(memory.copy());
    memory = byteBuffer();
    return file;
  };
  const close = async (): Promise<void> => {
    const closing = file;
    file = undefined;
    await closing?.close();
  };

  return {
    async write(chunk) {
      size += chunk.length;
      if (size <= threshold) memory.append(chunk);
      else await (file ?? (await rollOver())).writeFile(chunk);
    },
    async finish() {
      await close();
      content = openContent(path ?? memory.copy());
      return content;
    },
    async dispose() {
      await content?.close();
      await close();
    },
  };
}
