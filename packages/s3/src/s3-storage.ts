import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { errorResponse, type IncomingFile, type PermanentStorage, ServiceUnavailableError, type Storage } from '@modern-rest/core';
import { type Bucket, bucketOf, type PartialUpload } from './bucket.ts';

/** Where files are kept, and how they get there. */
export interface S3StorageOptions {
  /** With the address and the credentials. For servers other than that of Amazon: `requestChecksumCalculation: 'WHEN_REQUIRED'`. */
  readonly client: S3Client;
  readonly bucket: string;
  /** First part of every key, for example `uploads/`. Default: none. Applications that share a bucket need different prefixes. */
  readonly prefix?: string;
  /** Bytes of a part, and of a file that goes in one piece. Each upload keeps so many in memory. Default 5 MiB, which is the least that S3 takes. */
  readonly partSize?: number;
  /** Milliseconds that one call may take. Default 30 000; later is a 503. */
  readonly timeout?: number;
  /**
   * The `Content-Type` that an object is served with. Default: `application/octet-stream`. The client's claim would have a browser run what a stranger
   * has sent, so it is not taken unless this function gives it.
   */
  contentType?(file: IncomingFile): string;
}

/** A bucket that keeps files. */
export interface S3Storage extends PermanentStorage {
  /**
   * Aborts incomplete uploads of killed processes that started more than `age` milliseconds ago, and resolves with their number. Default 24 hours. Only
   * uploads of a storage with the same bucket and prefix are aborted. `listen` calls it at start-up, and
   * the storage with its first file, then at most once a day.
   */
  removeLeftovers(age?: number): Promise<number>;
}

const MiB = 1024 * 1024;
const LEAST_PART = 5 * MiB;
const DAY = 24 * 60 * 60 * 1000;

const RESPONSES = [errorResponse(503, 'The storage of files cannot be reached now')];

/**
 * Keeps files in a bucket of S3, or of what speaks as it does, under keys of its own: no byte of a key is the client's.
 *
 * A file of more than one part is uploaded while it arrives; `CompleteMultipartUpload` shows it, when its request has succeeded. Smaller ones are put
 * then. What is stored has to have the size of what was sent before the request is answered. The content of a file cannot be read before.
 *
 * Throws `RangeError` for a `partSize` of less than 5 MiB.
 */
export function s3Storage({
  client,
  bucket: name,
  prefix = '',
  partSize = LEAST_PART,
  timeout = 30_000,
  contentType = () => 'application/octet-stream',
}: S3StorageOptions): S3Storage {
  if (!Number.isSafeInteger(partSize) || partSize < LEAST_PART) throw new RangeError(`partSize is ${partSize}: S3 takes no part of less than 5 MiB`);
  const bucket = bucketOf({ client, name, timeout });
  let lastSweep = Number.NEGATIVE_INFINITY;
  const removeLeftovers = async (age = DAY): Promise<number> => {
    lastSweep = Date.now();
    const left = await bucket.leftovers(prefix, new Date(Date.now() - age));
    const own = left.filter(({ key }) => key.startsWith(prefix) && OWN_KEY.test(key.slice(prefix.length)));
    await Promise.all(own.map((upload) => bucket.abort(upload)));
    return own.length;
  };
  return {
    keeps: true,
    responses: RESPONSES,
    removeLeftovers,
    open(file, { signal }) {
      // Best effort: without permission to list uploads, rely on a lifecycle rule.
      if (Date.now() - lastSweep >= DAY) removeLeftovers().catch(() => undefined);
      return upload(bucket, { key: newKey(prefix), type: contentType(file), partSize, signal });
    },
  };
}

interface Destination {
  readonly key: string;
  readonly type: string;
  readonly partSize: number;
  readonly signal: AbortSignal;
}

function upload(bucket: Bucket, { key, type, partSize, signal }: Destination): ReturnType<Storage['open']> {
  let chunks: Buffer[] = [];
  let waiting = 0;
  let size = 0;
  let partial: PartialUpload | undefined;
  const tags: string[] = [];
  let mayBeThere = false;

  const putPart = async (bytes: Buffer): Promise<void> => {
    partial ??= { key, id: await bucket.create(key, type, signal) };
    tags.push(await bucket.putPart(partial, tags.length + 1, bytes, signal));
  };
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(chunks, waiting);
    chunks = [];
    waiting = 0;
    for (let at = 0; at < bytes.length; at += partSize) {
      const part = bytes.subarray(at, at + partSize);
      if (part.length === partSize) await putPart(part);
      else keep(part);
    }
  };
  const keep = (bytes: Buffer): void => {
    chunks.push(bytes);
    waiting += bytes.length;
  };
  const commit = async (): Promise<void> => {
    // From here on nobody knows what the server has done when it does not answer.
    mayBeThere = true;
    if (partial) await bucket.complete(partial, tags);
    else await bucket.put(key, Buffer.concat(chunks, waiting), type);
    // What is complete is no upload any more: it cannot be aborted, only deleted.
    partial = undefined;
    const stored = await bucket.size(key);
    if (stored !== undefined && stored !== size) throw new ServiceUnavailableError('The storage has another number of bytes than were sent');
  };

  return {
    write(bytes) {
      size += bytes.length;
      keep(bytes);
      return waiting < partSize ? undefined : flush();
    },
    async finish() {
      if (partial && waiting > 0) await putPart(Buffer.concat(chunks, waiting));
      return { content: undefined, permanent: { key, commit } };
    },
    async abort() {
      try {
        if (partial) await bucket.abort(partial);
      } finally {
        if (mayBeThere) await bucket.delete(key);
      }
    },
  };
}

/** The key of an incomplete upload is all that S3 lists of it. `mr-` tells our uploads from those of other programs. */
const OWN_KEY = /^\d{4}\/\d{2}\/mr-[0-9a-f]{32}$/;

function newKey(prefix: string): string {
  const [year, month] = new Date().toISOString().split('-');
  return `${prefix}${year}/${month}/mr-${randomUUID().replaceAll('-', '')}`;
}
