import { readFile } from 'node:fs/promises';
import type { Client } from './form.ts';

/** Node's own client. */
export const nodeFetch: Client = {
  name: "Node's fetch",
  missing: undefined,
  async send({ method, url, fields = {}, files, headers = {}, chunked }) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const { field, name, type, path } of files) form.append(field, new File([await readFile(path)], name, { type }));

    const init = chunked ? inChunks(form, headers) : { headers, body: form };
    const response = await fetch(url, { method, ...init });
    return { status: response.status, body: await response.json() };
  },
};

/** A stream has no known length and is sent in chunks. */
function inChunks(form: FormData, headers: Readonly<Record<string, string>>): RequestInit {
  const encoded = new Response(form);
  return {
    headers: { 'content-type': encoded.headers.get('content-type') as string, ...headers },
    body: encoded.body as ReadableStream,
    duplex: 'half',
  };
}
