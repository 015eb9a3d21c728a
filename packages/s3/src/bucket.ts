import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { inTime } from './in-time.ts';
import { failing } from './s3-failure.ts';

/** What is asked of a bucket. Everything rejects with what `failing` says. */
export interface Bucket {
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** Begins an upload in parts, and gives its id. */
  create(key: string, contentType: string, signal: AbortSignal): Promise<string>;
  /** Uploads a part, the first one being 1, and gives its tag. */
  putPart(upload: PartialUpload, number: number, bytes: Buffer, signal: AbortSignal): Promise<string>;
  complete(upload: PartialUpload, tags: readonly string[]): Promise<void>;
  /** Forgets an upload in parts. One that is not there any more is forgotten already. */
  abort(upload: PartialUpload): Promise<void>;
  delete(key: string): Promise<void>;
  /** Bytes of an object; `undefined` where the server does not say. */
  size(key: string): Promise<number | undefined>;
  /** Lists incomplete uploads in parts that started before a time, of all programs. */
  leftovers(prefix: string, before: Date): Promise<PartialUpload[]>;
}

/** What servers say of an upload that they do not have: the second is Swift's. */
const NOT_THERE: ReadonlySet<string> = new Set(['NoSuchUpload', 'NoSuchKey']);

/** An upload in parts that is not complete. */
export interface PartialUpload {
  readonly key: string;
  readonly id: string;
}

export interface BucketOptions {
  readonly client: S3Client;
  readonly name: string;
  /** Milliseconds that one call may take. */
  readonly timeout: number;
}

export function bucketOf({ client, name, timeout }: BucketOptions): Bucket {
  const ask = <T>(call: (options: { readonly abortSignal: AbortSignal }) => Promise<T>, signal?: AbortSignal): Promise<T> =>
    failing(() => inTime(timeout, signal, (abortSignal) => call({ abortSignal })));
  const at = (key: string): { Bucket: string; Key: string } => ({ Bucket: name, Key: key });

  return {
    async put(key, bytes, contentType) {
      await ask((options) => client.send(new PutObjectCommand({ ...at(key), ...body(bytes), ContentType: contentType }), options));
    },
    create: (key, contentType, signal) =>
      ask(async (options) => {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at(key), ContentType: contentType }), options);
        return told(UploadId, 'UploadId');
      }, signal),
    putPart: ({ key, id }, number, bytes, signal) =>
      ask(async (options) => {
        const command = new UploadPartCommand({ ...at(key), UploadId: id, PartNumber: number, ...body(bytes) });
        return told((await client.send(command, options)).ETag, 'ETag');
      }, signal),
    async complete({ key, id }, tags) {
      const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
      await ask((options) => client.send(new CompleteMultipartUploadCommand({ ...at(key), UploadId: id, MultipartUpload: { Parts } }), options));
    },
    abort: ({ key, id }) =>
      ask(async (options) => {
        const aborted = client.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: id }), options);
        await aborted.catch((error: Error) => {
          if (!NOT_THERE.has(error.name)) throw error;
        });
      }),
    async delete(key) {
      await ask((options) => client.send(new DeleteObjectCommand(at(key)), options));
    },
    size: (key) => ask(async (options) => (await client.send(new HeadObjectCommand(at(key)), options)).ContentLength),
    async leftovers(prefix, before) {
      const left: PartialUpload[] = [];
      let page: ListMultipartUploadsCommandOutput | undefined;
      do {
        const after = page && { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
        page = await ask((options) => client.send(new ListMultipartUploadsCommand({ Bucket: name, Prefix: prefix, ...after }), options));
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
          if (Key !== undefined && UploadId !== undefined && Initiated && Initiated < before) left.push({ key: Key, id: UploadId });
        }
      } while (page.IsTruncated);
      return left;
    },
  };
}

/** Bytes with their hash, which every server checks: a part that has changed on its way is refused. */
function body(bytes: Buffer): { Body: Buffer; ContentLength: number; ContentMD5: string } {
  return { Body: bytes, ContentLength: bytes.length, ContentMD5: createHash('md5').update(bytes).digest('base64') };
}

function told(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`The storage has answered without ${what}`);
  return value;
}
