import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import FormDataPackage from 'form-data';
import type { Client, Form } from './form.ts';

/** The package form-data with Node's client. */
export const formData: Client = {
  name: 'form-data',
  missing: undefined,
  async send(form) {
    const { method, url, headers = {}, chunked } = form;
    const data = await packageForm(form);
    const req = request(url, { method, headers: { ...data.getHeaders(), ...headers } });
    if (!chunked) req.setHeader('Content-Length', await lengthOf(data));
    const answered = once(req, 'response') as Promise<[IncomingMessage]>;
    data.pipe(req);
    const [response] = await answered;
    return { status: response.statusCode as number, body: await json(response) };
  },
};

/** Files with a name are streams, as from a disk; without one they are buffers. */
async function packageForm({ fields = {}, files }: Form): Promise<FormDataPackage> {
  const data = new FormDataPackage();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const { field, name, type, path } of files) {
    const contentType = type === undefined ? {} : { contentType: type };
    if (name === undefined) data.append(field, await readFile(path), contentType);
    else data.append(field, createReadStream(path), { filename: name, ...contentType });
  }
  return data;
}

function lengthOf(data: FormDataPackage): Promise<number> {
  return new Promise((resolve, reject) => {
    data.getLength((error, length) => (error ? reject(error) : resolve(length)));
  });
}
