// Written by hand on node:http, in the check phase of the event loop, with the functions that we compile from models: the limit of what a framework can reach.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { DEFAULT_LIMITS, type Loaded, parseBoundedJson, valueFormat, type Written } from '@modern-rest/core';
import { CreateOrder } from '../models/create-order.ts';
import { OrderSummary } from '../models/order-summary.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const ORDER = { kind: 'model', model: CreateOrder } as const;
const SUMMARY = { kind: 'model', model: OrderSummary } as const;
const json = valueFormat('json');
const serializer = classValidatorSerializer();
// No constraint of these models waits, so these functions return no promises.
const loadOrder = serializer.loader(ORDER, json, DEFAULT_LIMITS) as (raw: unknown) => Loaded;
const dumpOrder = serializer.jsonDumper(ORDER, json, true) as (order: unknown) => Written;
const dumpSummary = serializer.jsonDumper(SUMMARY, json, true) as (summary: unknown) => Written;

createServer((request, response) => {
  setImmediate(handle, request, response);
}).listen(serverOptions().port, '127.0.0.1');

function handle(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET') show(request, response);
  else if (!(Number(request.headers['content-length']) <= DEFAULT_LIMITS.jsonBody)) answer(response, 413, '{"error":"The body is too large"}');
  else if (request.complete) create((request.read() as Buffer | null) ?? Buffer.alloc(0), response);
  else readLater(request, (body) => create(body, response));
}

function show({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const id = Number(url.slice('/orders/'.length));
  if (Number.isNaN(id)) answer(response, 400, '{"error":"The id is not a number"}');
  else answerWritten(response, 200, dumpSummary(orderSummary(id)));
}

function create(body: Buffer, response: ServerResponse): void {
  const parsed = parse(body.toString());
  const loaded = parsed && loadOrder(parsed.value);
  if (!loaded) answer(response, 400, '{"error":"The body is not JSON, or exceeds a limit"}');
  else if ('issues' in loaded) answer(response, 400, JSON.stringify(loaded.issues));
  else answerWritten(response, 201, dumpOrder(loaded.value));
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    const parsed = parseBoundedJson(text, DEFAULT_LIMITS);
    return 'problem' in parsed ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function answerWritten(response: ServerResponse, status: number, written: Written): void {
  if ('issues' in written) answer(response, 500, '{"error":"The answer is invalid"}');
  else answer(response, status, written.text);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Reads a body that had not arrived as a whole. */
function readLater(request: IncomingMessage, take: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => take(Buffer.concat(chunks)));
}
