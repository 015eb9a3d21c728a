import type { TableAnswer, TableRequest } from './run-table.ts';

export const JSON_TYPE = 'application/json';

/** A request without a body to the application of the tables. */
export function ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}): TableRequest {
  return { method, target: `/api${path}`, headers };
}

export function get(path: string, headers: Readonly<Record<string, string>> = {}): TableRequest {
  return ask('GET', path, headers);
}

/** A request with a text as its body. */
export function send(method: string, path: string, text: string, type: string, headers: Readonly<Record<string, string>> = {}): TableRequest {
  return { ...ask(method, path, { 'Content-Type': type, ...headers }), body: Buffer.from(text) };
}

export function postJson(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): TableRequest {
  return send('POST', path, JSON.stringify(body), JSON_TYPE, headers);
}

export function postText(path: string, text: string, type: string): TableRequest {
  return send('POST', path, text, type);
}

/** The answer of a handler that tells what it has received. */
export function received(what: object, status = 200): TableAnswer {
  return { status, body: { received: what } };
}

export function answered(status: number, body?: unknown, headers?: TableAnswer['headers']): TableAnswer {
  return { status, ...(body !== undefined && { body }), ...(headers && { headers }) };
}
