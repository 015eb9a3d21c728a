import { readFile } from 'node:fs/promises';
import type { Form } from './form.ts';

/** The form as a `FormData`, as several clients take it. A file without a name is a `Blob`. */
export async function webForm({ fields = {}, files }: Form): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { field, name, type = '', path } of files) {
    const content = await readFile(path);
    form.append(field, name === undefined ? new Blob([content], { type }) : new File([content], name, { type }));
  }
  return form;
}

/** A form as Node writes it, as a stream: it has no known length and is sent in chunks. */
export interface StreamedForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
}

/** Encodes a form, with its headers beside those that a test wants. */
export async function streamedForm(form: Form): Promise<StreamedForm> {
  const { headers, body } = new Response(await webForm(form));
  return { headers: { 'content-type': headers.get('content-type') as string, ...form.headers }, body: body as ReadableStream<Uint8Array> };
}
