import type { Readable } from 'node:stream';
import type { HttpRequest } from '../http/message.ts';
import type { Limits } from './limits.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { MaybePromise } from './serializer.ts';

/** What is known of a file before its bytes come. */
export interface IncomingFile {
  /** Name of the field. */
  readonly field: string;
  /** The last segment of the name that the client gave. It is data: no key and no path may be made of it. */
  readonly name: string | undefined;
  /** Media type in lower case without parameters, as the client claims it. Default: `application/octet-stream`. */
  readonly contentType: string;
  readonly limits: Limits;
}

/** A place for the bytes of files. */
export interface Storage {
  /** `true` if its files outlive their request, under a key. Otherwise they are aborted when the request ends. */
  readonly keeps: boolean;
  /** `true` if `finish` needs the SHA-256 of the bytes. Default: false. */
  readonly hashed?: boolean;
  /** The error responses that the storage can cause, for the OpenAPI document. */
  readonly responses: readonly ResponseSpec[];
  /** Starts a file. The signal of the request is aborted when the client disconnects. */
  open(file: IncomingFile, request: HttpRequest): MaybePromise<StorageUpload>;
  /**
   * Deletes what killed processes of this program left unfinished, and resolves with the number of deleted files. Must not delete anything of another
   * program, or of a process that is still running. `listen` calls it at start-up.
   */
  removeLeftovers?(): Promise<number>;
}

/** A storage that keeps files after their request. */
export interface PermanentStorage extends Storage {
  readonly keeps: true;
}

/**
 * A file being written to a storage.
 *
 * `open` is followed by any number of `write`, one `finish` and, if the request succeeds, `commit` on its result. `abort` is called at most once, at any
 * point. Each call waits for the previous one.
 */
export interface StorageUpload {
  /** Takes the next bytes. The storage owns them: they do not change later. */
  write(bytes: Buffer): MaybePromise<void>;
  /** Ends the file. It must not be visible yet. `sha256` is set if the storage is `hashed`, and `undefined` otherwise. */
  finish(sha256: string | undefined): MaybePromise<StoredFile>;
  /**
   * Deletes the file, even after `commit`: another file of the request may have failed. If several uploads can get the same key, the file must stay
   * while another upload relies on it.
   */
  abort(): MaybePromise<void>;
}

/** A file whose bytes are complete. */
export interface StoredFile {
  /** The bytes, or a function that opens them. `undefined` if they cannot be read before `commit`. */
  readonly content: Buffer | (() => Readable) | undefined;
  /** Publishes the file. `undefined` if the storage does not keep it: it is aborted when the request ends. */
  readonly permanent?: PermanentFile;
}

/** A file that can be kept. */
export interface PermanentFile {
  /** The name of the file in the storage. Contains no client input. */
  readonly key: string;
  /** Makes the file durable and visible. Called if the request is valid and its handler has succeeded. */
  commit(): MaybePromise<void>;
  /** Called when all files of the request are committed: `abort` does not follow. Must not throw. */
  release?(): void;
}
