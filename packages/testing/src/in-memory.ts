import { Readable } from 'node:stream';
import { type Api, compileApi, type HttpMethod, type HttpRequest, type HttpResponse } from '@modern-rest/core';

/** A request to an api without a socket. */
export interface TestRequest {
  readonly method: HttpMethod;
  /** Path and query string. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What `fetch` takes as a body is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

type FetchBody = ConstructorParameters<typeof Response>[0];

/** Sends requests to an api. */
export type Send = (request: TestRequest) => Promise<Response>;

/** The smallest adapter: no server, no socket. Answers with the `Response` of the fetch API. */
export function inMemory(api: Api): Send {
  const table = compileApi(api);
  return async (request) => {
    const received = await toHttpRequest(request);
    const answer = (await table.handle(received)) ?? table.notFound(received);
    return toResponse(received.method === 'HEAD' ? withoutContent(answer) : answer);
  };
}

async function toHttpRequest({ method, url, headers = {}, body }: TestRequest): Promise<HttpRequest> {
  const { pathname, search } = new URL(url, 'http://in-memory');
  const { bytes, contentType } = await encode(body);
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const implied = { ...(contentType !== null && { 'content-type': contentType }), ...(bytes && { 'content-length': String(bytes.length) }) };
  return {
    method: method.toUpperCase(),
    path: pathname,
    queryString: search.slice(1),
    headers: { host: 'in-memory', ...implied, ...own },
    body: bodyOf(bytes),
    signal: new AbortController().signal,
    native: undefined,
  };
}

/** Bytes of a body that usually arrive with the head of a request. */
const ARRIVED_BYTES = 64 * 1024;

/** Small bodies have arrived when the handler begins, as over a socket. */
function bodyOf(bytes: Buffer = Buffer.alloc(0)): Readable {
  if (bytes.length > ARRIVED_BYTES) return Readable.from([bytes], { objectMode: false });
  const body = new Readable();
  body.push(bytes);
  body.push(null);
  return body;
}

async function encode(body: unknown): Promise<{ readonly bytes: Buffer | undefined; readonly contentType: string | null }> {
  if (body === undefined) return { bytes: undefined, contentType: null };
  const asItIs =
    typeof body === 'string' || body instanceof FormData || body instanceof URLSearchParams || body instanceof Uint8Array || body instanceof Blob;
  const encoded = asItIs ? new Response(body as FetchBody) : Response.json(body);
  return { bytes: Buffer.from(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') };
}

/** Keeps the length of the content, as servers do for HEAD. */
function withoutContent({ status, headers, body }: HttpResponse): HttpResponse {
  return { status, headers: body === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body: null };
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  const pairs = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])));
  return new Response(body as FetchBody, { status, headers: pairs as [string, string][] });
}
