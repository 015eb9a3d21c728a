import type { Client } from './form.ts';
import { streamedForm, webForm } from './web-form.ts';

/** Node's own client. */
export const nodeFetch: Client = {
  name: "Node's fetch",
  missing: undefined,
  async send(form) {
    const { method, url, headers = {}, chunked } = form;
    const init: RequestInit = chunked ? { ...(await streamedForm(form)), duplex: 'half' } : { headers, body: await webForm(form) };
    const response = await fetch(url, { method, ...init });
    return { status: response.status, body: await response.json() };
  },
};
