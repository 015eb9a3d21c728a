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
  /** Media type in lower case without parameters, as the client claims it; empty if it claimed none. */
  readonly contentType: string;
  readonly limits: Limits;
}

/** Where the bytes of files go. */
export interface Storage {
  /** Whether its files outlive their request, under a key. Those that do not are left to it until then. */
  readonly keeps: boolean;
  /** Whether `finish` is to be told the SHA-256 of the bytes. Default: it is not, and nobody computes it for the storage. */
  readonly hashed?: boolean;
  /** What a request is answered when the storage cannot take a file: for the document. */
  readonly responses: readonly ResponseSpec[];
  /** Begins a file of a request. The signal of the request is aborted when its client has gone. */
  open(file: IncomingFile, request: HttpRequest): MaybePromise<StorageUpload>;
}

/** A storage that keeps files for good. */
export interface PermanentStorage extends Storage {
  readonly keeps: true;
}

/**
 * One file on its way into a storage.
 *
 * After `open` come any number of `write`, one `finish`, and when the request has succeeded the `commit` of what that gave. `abort` may come at any time,
 * once. Each is called when the one before has resolved.
 */
export interface StorageUpload {
  /** Takes the next bytes. They are the storage's: nobody changes them any more. */
  write(bytes: Buffer): MaybePromise<void>;
  /** All bytes have come. Nobody sees the file yet. */
  finish(sha256: string | undefined): MaybePromise<StoredFile>;
  /** Leaves nothing of the file, also when it is committed: another file of the request could not be. */
  abort(): MaybePromise<void>;
}

/** A file whose bytes have all come. */
export interface StoredFile {
  /** The bytes, or what opens them; `undefined` where they cannot be read before they are committed. */
  readonly content: Buffer | (() => Readable) | undefined;
  /** How the file outlives its request; `undefined` where it does not, and is aborted when the request has ended. */
  readonly permanent?: PermanentFile;
}

/** A file that can be kept. */
export interface PermanentFile {
  /** What the storage calls it. No byte of it is the client's. */
  readonly key: string;
  /** Makes the file durable and visible. Called when the request is valid, and its handler has succeeded. */
  commit(): MaybePromise<void>;
}
