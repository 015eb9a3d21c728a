import type { ErrorDetail } from '@modern-rest/core';
import { inMemory, type Send } from '@modern-rest/testing';
import { type App, type AppOptions, createApp, type RunningServer } from 'modern-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawConnection } from '../../real/raw-connection.ts';

/** A request of a table. Over a socket its body is announced by `Content-Length`, unless its headers say otherwise. */
export interface TableRequest {
  readonly method: string;
  /** Path and query string. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** A request as the bytes of a connection, head and all: for what no well-behaved client sends. */
export interface RawRequest {
  readonly raw: Uint8Array;
}

/** The whole of an answer, but for the headers that it does not name. */
export interface TableAnswer {
  readonly status: number;
  /** What the body is as JSON; left out for none. */
  readonly body?: unknown;
  /** By lower-case name; `null` for one that must be missing. With a body, `content-type` is `application/json` unless it stands here. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Errors that the answer has to report as the server's own fault: how many, or the message of the one that it is. Default 0. */
  readonly reported?: number | string;
}

/** One line of a table. */
export interface Entry {
  /** The row of the list that the table covers, with a letter where it needs several requests: `U-04b`. */
  readonly id: string;
  /** What happens, as a sentence. */
  readonly sentence: string;
  readonly request: TableRequest | RawRequest;
  readonly answer: TableAnswer;
}

export function entry(id: string, sentence: string, request: Entry['request'], answer: TableAnswer): Entry {
  return { id, sentence, request, answer };
}

/** The body of an error with one issue of a value. Without `loc` for the request as a whole. */
export function issue(msg: string, ...loc: (string | number)[]): ErrorDetail {
  return { msg, ...(loc.length > 0 && { loc }), type: 'value_error' };
}

/** An answer that refuses a request. */
export function refused(status: number, ...detail: readonly ErrorDetail[]): TableAnswer {
  return { status, body: { detail }, headers: { 'cache-control': 'no-store' } };
}

/** Sends every request of a table to an application, in memory and over a socket, and expects the same answer. */
export function runTable(entries: readonly Entry[], options: AppOptions): void {
  const { app, check } = prepare(options);
  inMemoryTests(entries, app, check);

  describe('over a socket', () => {
    let running: RunningServer;
    beforeAll(async () => {
      running = await app.listen();
    });
    afterAll(() => running.close());

    test.each(entries.map(titled))('%s', async (_, { request, answer }) => check(answer, await sendOverSocket(running, request)));
  });
}

/** The same without a socket: where nothing of it can make a difference. */
export function runTableInMemory(entries: readonly Entry[], options: AppOptions): void {
  const { app, check } = prepare(options);
  inMemoryTests(entries, app, check);
}

type Check = (expected: TableAnswer, received: Received) => void;

function inMemoryTests(entries: readonly Entry[], app: App, check: Check): void {
  describe('in memory', () => {
    const send = inMemory(app.api);
    const sendable = entries.flatMap(({ request, ...rest }) => ('raw' in request ? [] : [{ ...rest, request }]));

    test.each(sendable.map(titled))('%s', async (_, { request, answer }) => check(answer, await sendInMemory(send, request)));
  });
}

function prepare(options: AppOptions): { readonly app: App; readonly check: Check } {
  const reported: unknown[] = [];
  const app = createApp({ ...options, reportError: (error) => reported.push(error) });
  const check: Check = ({ status, headers = {}, body, reported: count = 0 }, received) => {
    const expected = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
    const named = Object.fromEntries(Object.keys(expected).map((name) => [name, received.header(name)]));
    const answer = {
      status: received.status,
      headers: named,
      body: received.text === '' ? undefined : withoutConstraints(JSON.parse(received.text)),
    };
    const errors = reported.splice(0);
    const told = typeof count === 'string' ? errors.map((error) => (error as Error).message) : errors.length;
    expect({ ...answer, reported: told }).toStrictEqual({ status, headers: expected, body, reported: typeof count === 'string' ? [count] : count });
  };
  return { app, check };
}

function titled<E extends Pick<Entry, 'id' | 'sentence'>>(one: E): [string, E] {
  return [`${one.id}: ${one.sentence}`, one];
}

interface Received {
  readonly status: number;
  readonly text: string;
  header(name: string): string | null;
}

/** The names of constraints have tests of their own. */
function withoutConstraints(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const listed = Object.entries(body).filter(([name]) => name === 'detail' || name === 'errors');
  return { ...body, ...Object.fromEntries(listed.map(([name, issues]) => [name, Array.isArray(issues) ? issues.map(unnamed) : issues])) };
}

function unnamed({ constraint, ...detail }: ErrorDetail): Omit<ErrorDetail, 'constraint'> {
  return detail;
}

async function sendInMemory(send: Send, { method, target, headers, body }: TableRequest): Promise<Received> {
  const response = await send({ method, url: target, ...(headers && { headers }), ...(body && { body: Buffer.from(body) }) });
  return { status: response.status, text: await response.text(), header: (name) => response.headers.get(name) };
}

async function sendOverSocket({ url }: RunningServer, request: Entry['request']): Promise<Received> {
  const connection = await rawConnection(Number(new URL(url).port));
  try {
    await connection.write('raw' in request ? request.raw : requestBytes(request));
    const { status, headers, body } = await connection.answer('raw' in request ? undefined : request.method);
    return { status, text: body, header: (name) => headers[name] ?? null };
  } finally {
    await connection.abort('RST');
  }
}

/** A request as the bytes of a connection. Characters of its headers are bytes, as Node reads them. */
function requestBytes({ method, target, headers = {}, body }: TableRequest): Buffer {
  const framing = { Host: '127.0.0.1', ...(body && { 'Content-Length': String(body.length) }) };
  const lines = Object.entries({ ...framing, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}
