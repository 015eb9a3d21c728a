import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import type { RawAnswer, RawConnection } from '../../real/raw-connection.ts';
import { type RawForm, rawForm, rawHead } from '../../real/raw-form.ts';

/** What a form of the acceptance application holds. */
export interface FormContents {
  readonly first: Buffer;
  readonly second: Buffer;
  /** A file that nobody asked for, before all that is asked for. */
  readonly unwanted?: Buffer;
}

const TEXTS = { title: { text: 'A title' }, note: { text: 'A note' } };

/** A form with two fields and two files, of which the first comes between the fields. */
export function twoFiles({ first, second, unwanted }: FormContents, path = '/form', headers: readonly string[] = []): RawForm {
  return rawForm('POST', path, { ...(unwanted && { unwanted }), title: TEXTS.title, first, note: TEXTS.note, second }, headers);
}

/** The answer to such a form: what came of each file has the hash of what was sent. */
export function storedForm({ first, second }: FormContents): object {
  return { title: TEXTS.title.text, note: TEXTS.note.text, first: storedFile(first), second: storedFile(second) };
}

/** What the acceptance application says of a file. */
export function storedFile(content: Buffer): { readonly size: number; readonly sha256: string } {
  return { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** A request with a file as its body. */
export function wholeBody(content: Buffer, path = '/raw'): RawForm {
  return { head: rawHead('PUT', path, ['Content-Type: application/octet-stream', `Content-Length: ${content.length}`]), body: content };
}

/** A request with a file as base64 in JSON. */
export function fileInJson(content: Buffer): RawForm {
  const body = Buffer.from(JSON.stringify({ file: content.toString('base64') }));
  return { head: rawHead('POST', '/base64', ['Content-Type: application/json', `Content-Length: ${body.length}`]), body };
}

/** A server that can be connected to. */
export interface Reachable {
  connect(): Promise<RawConnection>;
}

/** A connection that has sent a request up to some byte of its body. */
export async function sent(server: Reachable, { head, body }: RawForm, bytes = body.length): Promise<RawConnection> {
  const connection = await server.connect();
  await connection.write(Buffer.concat([Buffer.from(head), body.subarray(0, bytes)]));
  return connection;
}

/** Sends a whole request on a connection that is open. */
export async function sendOn(connection: RawConnection, { head, body }: RawForm): Promise<RawAnswer> {
  await connection.write(Buffer.concat([Buffer.from(head), body]));
  return connection.answer();
}

/** Uploads two files that nobody has sent before, on this connection or a new one, and expects them to be stored as they are. */
export async function expectUpload(server: Reachable, connection?: RawConnection): Promise<void> {
  const contents = { first: arbitraryBytes(1024), second: arbitraryBytes(16) };
  const used = connection ?? (await server.connect());
  const { status, body } = await sendOn(used, twoFiles(contents));
  expect([status, JSON.parse(body)]).toEqual([201, storedForm(contents)]);
  if (!connection) await used.abort('FIN');
}
