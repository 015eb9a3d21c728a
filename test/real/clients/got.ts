import { Readable } from 'node:stream';
import { type Method, got as send } from 'got';
import type { Client } from './form.ts';
import { streamedForm, webForm } from './web-form.ts';

/** got with a `FormData`. */
export const got: Client = {
  name: 'got',
  missing: undefined,
  async send(form) {
    const { method, url, headers = {}, chunked } = form;
    const streamed = chunked ? await streamedForm(form) : undefined;
    const content = streamed ? { headers: streamed.headers, body: Readable.fromWeb(streamed.body as never) } : { headers, body: await webForm(form) };
    const options = { method: method as Method, ...content, retry: { limit: 0 }, throwHttpErrors: false, responseType: 'json' } as const;
    const { statusCode, body } = await send(url, options);
    return { status: statusCode, body };
  },
};
