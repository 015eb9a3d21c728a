import { createReadStream, type ReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import client from 'superagent';
import type { Client, FormFile } from './form.ts';

/** superagent with its own forms. */
export const superagent: Client = {
  name: 'superagent',
  missing: undefined,
  async send({ method, url, fields = {}, files, headers = {}, chunked }) {
    const request = client(method, url).ok(() => true);
    for (const [name, value] of Object.entries(fields)) request.field(name, value);
    for (const file of files) {
      const { name, type } = file;
      const options = { ...(name !== undefined && { filename: name }), ...(type !== undefined && { contentType: type }) };
      request.attach(file.field, await contentOf(file, chunked), options);
    }
    for (const [name, value] of Object.entries(headers)) request.set(name, value);
    const { status, body } = await request;
    return { status, body };
  },
};

/** A stream of unknown length makes superagent send chunks. Its types know only those of files, of which it asks the length. */
async function contentOf({ name, path }: FormFile, chunked = false): Promise<string | Buffer | ReadStream> {
  if (chunked) return createReadStream(path).pipe(new PassThrough()) as unknown as ReadStream;
  return name === undefined ? readFile(path) : path;
}
