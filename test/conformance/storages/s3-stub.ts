import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What can be asked of the server. */
export type Operation = 'put' | 'create' | 'part' | 'complete' | 'abort' | 'delete' | 'head' | 'list';

/** How it can fail: what a real one has been seen to do. */
export type Fault =
  | 'slow down'
  | 'reset'
  | 'hang'
  | 'error in a 200'
  | 'forbidden'
  | 'no etag'
  | 'no id'
  | 'too short'
  | 'no such upload'
  | 'no such key';

export interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

/** A server that speaks S3 as far as we do, and fails as it is told. Signatures are not checked. */
export interface S3Stub {
  readonly url: string;
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Ids of uploads in parts that are neither complete nor aborted. */
  readonly incomplete: ReadonlyMap<string, unknown>;
  /** Everything that was asked, in order. */
  readonly asked: readonly Operation[];
  /** The next `times` requests of an operation fail so. */
  fail(operation: Operation, fault: Fault, times?: number): void;
  /** Forgets everything, and fails no more. */
  reset(): void;
  /** Has uploads in parts begin at another time than now. */
  startedAt: Date;
  close(): Promise<void>;
}

/** Uploads that one list has. */
const PAGE = 2;

interface Partial {
  readonly key: string;
  readonly initiated: Date;
  readonly contentType: string | undefined;
  readonly parts: Map<number, Buffer>;
}

export async function s3Stub(): Promise<S3Stub> {
  const objects = new Map<string, StoredObject>();
  const incomplete = new Map<string, Partial>();
  let created = 0;
  const asked: Operation[] = [];
  const faults: { operation: Operation; fault: Fault }[] = [];
  const hanging = new Set<ServerResponse>();
  const stub = { startedAt: undefined as Date | undefined };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url as string, 'http://stub');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const body = await buffer(request);
    const operation = operationOf(request.method as string, url);
    asked.push(operation);
    const at = faults.findIndex((one) => one.operation === operation);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'hang') return void hanging.add(response);
    if (fault === 'slow down') return failure(response, 503, 'SlowDown');
    if (fault === 'forbidden') return failure(response, 403, 'RequestTimeTooSkewed');
    if (fault === 'no such upload') return failure(response, 404, 'NoSuchUpload');
    if (fault === 'no such key') return failure(response, 404, 'NoSuchKey');
    if (fault === 'error in a 200') return failure(response, 200, 'InternalError');
    const md5 = request.headers['content-md5'];
    const bringsBytes = operation === 'put' || operation === 'part';
    if (bringsBytes && md5 !== createHash('md5').update(body).digest('base64')) return failure(response, 400, 'BadDigest');
    const kept = fault === 'too short' ? body.subarray(1) : body;
    const tag = fault === 'no etag' ? {} : { etag: `"${createHash('md5').update(body).digest('hex')}"` };
    const id = url.searchParams.get('uploadId') ?? '';
    const contentType = request.headers['content-type'];
    switch (operation) {
      case 'put':
        objects.set(key, { bytes: kept, contentType });
        return void response.writeHead(200, tag).end();
      case 'create': {
        created += 1;
        const made = `upload-${created}`;
        incomplete.set(made, { key, initiated: stub.startedAt ?? new Date(), contentType, parts: new Map() });
        const told = fault === 'no id' ? '' : `<UploadId>${made}</UploadId>`;
        return xml(response, `<InitiateMultipartUploadResult>${told}</InitiateMultipartUploadResult>`);
      }
      case 'part':
        if (!incomplete.has(id)) return failure(response, 404, 'NoSuchUpload');
        incomplete.get(id)?.parts.set(Number(url.searchParams.get('partNumber')), kept);
        return void response.writeHead(200, tag).end();
      case 'complete': {
        const upload = incomplete.get(id);
        if (!upload) return failure(response, 404, 'NoSuchUpload');
        const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)/g)].map(([, number]) => Number(number));
        const parts = numbers.map((number) => upload.parts.get(number) as Buffer);
        if (parts.slice(0, -1).some(({ length }) => length < 5 * 1024 * 1024 - 1)) return failure(response, 400, 'EntityTooSmall');
        objects.set(key, { bytes: Buffer.concat(parts), contentType: upload.contentType });
        incomplete.delete(id);
        return xml(response, '<CompleteMultipartUploadResult><ETag>"x-1"</ETag></CompleteMultipartUploadResult>');
      }
      case 'abort':
        return incomplete.delete(id) ? void response.writeHead(204).end() : failure(response, 404, 'NoSuchUpload');
      case 'delete':
        objects.delete(key);
        return void response.writeHead(204).end();
      case 'head': {
        const object = objects.get(key);
        return void response.writeHead(object ? 200 : 404, object ? { 'content-length': object.bytes.length } : {}).end();
      }
      case 'list': {
        const prefix = url.searchParams.get('prefix') ?? '';
        const matching = [...incomplete].filter(([, upload]) => upload.key.startsWith(prefix));
        const from = matching.findIndex(([one]) => one === url.searchParams.get('upload-id-marker')) + 1;
        const page = matching.slice(from, from + PAGE);
        const [last] = page.at(-1) ?? [];
        const uploads = page.map(
          ([one, upload]) =>
            `<Upload><Key>${upload.key}</Key><UploadId>${one}</UploadId><Initiated>${upload.initiated.toISOString()}</Initiated></Upload>`,
        );
        const isTruncated = from + PAGE < matching.length;
        if (isTruncated) uploads.push(`<IsTruncated>true</IsTruncated><NextUploadIdMarker>${last}</NextUploadIdMarker>`);
        return xml(response, `<ListMultipartUploadsResult>${uploads.join('')}</ListMultipartUploadsResult>`);
      }
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(stub as { startedAt: Date }, {
    url: `http://127.0.0.1:${port}`,
    objects,
    incomplete,
    asked,
    fail(operation: Operation, fault: Fault, times = 1) {
      for (let time = 0; time < times; time += 1) faults.push({ operation, fault });
    },
    reset() {
      objects.clear();
      incomplete.clear();
      asked.length = 0;
      faults.length = 0;
    },
    async close() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function operationOf(method: string, url: URL): Operation {
  const inParts = url.searchParams.has('uploadId');
  if (method === 'POST') return inParts ? 'complete' : 'create';
  if (method === 'PUT') return inParts ? 'part' : 'put';
  if (method === 'DELETE') return inParts ? 'abort' : 'delete';
  return method === 'HEAD' ? 'head' : 'list';
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
}

function failure(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
