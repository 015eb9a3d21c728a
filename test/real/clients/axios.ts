import { Readable } from 'node:stream';
import client, { type AxiosRequestConfig } from 'axios';
import type { Client } from './form.ts';
import { streamedForm, webForm } from './web-form.ts';

/** axios with a `FormData`. */
export const axios: Client = {
  name: 'axios',
  missing: undefined,
  async send(form) {
    const { method, url, headers = {}, chunked } = form;
    const streamed = chunked ? await streamedForm(form) : undefined;
    const content: AxiosRequestConfig = streamed
      ? { headers: streamed.headers, data: Readable.fromWeb(streamed.body as never) }
      : { headers, data: await webForm(form) };
    const { status, data } = await client.request({ method, url, ...content, proxy: false, validateStatus: null });
    return { status, body: data };
  },
};
