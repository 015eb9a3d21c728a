import type { Readable } from 'node:stream';
import type { FileAttributes } from '../http/file.ts';
import type { PermanentStorage } from './storage.ts';

/**
 * A file that is arriving: its content as it comes, once.
 *
 * What the client says of it is checked before the handler gets it. While the handler does not read, the client waits.
 */
export interface FilePart<F extends string = string>
  extends AsyncIterable<Buffer>,
    Pick<FileAttributes, 'charset' | 'contentType' | 'contentTypeExtra' | 'name'> {
  /** Name of the field. */
  readonly field: F;
  /** Bytes that were read so far. */
  readonly size: number;
  /** The content as a stream. It fails as the request does: with `PayloadTooLargeError` at the byte that is too much, for example. */
  stream(): Readable;
  /** Gives the content to a storage, and resolves with its key there. The storage shows the file when the request has succeeded. */
  saveTo(storage: PermanentStorage): Promise<string>;
}

/** The files of a form that is arriving, in the order of the client: `for await (const part of parts)`. */
export type FileParts<M = Readonly<Record<string, unknown>>> = AsyncIterable<FilePart<keyof M & string>>;
