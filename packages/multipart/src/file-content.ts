import type { Readable } from 'node:stream';

/** The bytes of a received file, for as long as the request lasts. */
export interface FileContent {
  stream(): Readable;
  bytes(): Promise<Uint8Array>;
  /** Writes the bytes to `path`, over what is there. A file that cannot be written whole is removed. */
  saveTo(path: string): Promise<void>;
}
