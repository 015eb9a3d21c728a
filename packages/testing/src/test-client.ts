import {
  type Api,
  type EndpointContract,
  fillPath,
  type Model,
  type OutgoingFile,
  type OutgoingRequest,
  type ParameterBinding,
  textPairs,
  typeInMediaType,
} from '@modern-rest/core';
import { inMemory, type Send } from './in-memory.ts';
import { outgoingFile, type Sendable } from './outgoing-file.ts';

/** The handlers of a controller with the same parameters, answering with the HTTP response. */
export type TestClient<C> = {
  [K in keyof C as C[K] extends (...args: never[]) => unknown ? K : never]: C[K] extends (...args: infer A) => unknown
    ? (...args: { [I in keyof A]: Sendable<A[I]> }) => Promise<Response>
    : never;
};

/** How a test client sends its requests. */
export interface TestClientOptions {
  /** Default: in memory. */
  readonly send?: Send;
  /** Prefix of the paths to call, where the controller is in several groups: `/api/v2`. Default: any. */
  readonly prefix?: string;
}

/** A client of one controller: each argument is written into a request by the component that reads it. */
export function testClient<C extends object>(
  api: Api,
  controller: Model<C>,
  { send = inMemory(api), prefix = '' }: TestClientOptions = {},
): TestClient<C> {
  const calls = api.endpoints
    .filter((endpoint) => endpoint.controller === controller && `${endpoint.path}/`.startsWith(`${prefix}/`))
    .map((endpoint) => [endpoint.handler, async (...args: unknown[]) => call(endpoint, await writeRequest(endpoint, args), send)]);
  return Object.fromEntries(calls) as TestClient<C>;
}

async function writeRequest(endpoint: EndpointContract, args: readonly unknown[]): Promise<OutgoingRequest> {
  const request: OutgoingRequest = {
    path: new Map(),
    query: new URLSearchParams(),
    headers: new Map(),
    cookies: new Map(),
    files: new Map(),
    body: undefined,
  };
  const source = endpoint.parsers[0]?.source ?? 'json';
  for (const { component, parameters, ...declared } of endpoint.components) {
    const value = argumentOf(parameters, args);
    const type = typeInMediaType(declared, endpoint.parsers[0]?.mediaType ?? '');
    const written = type ? endpoint.serializer.writer(type, component.format(endpoint, source), 'input')(value) : value;
    component.inject(component.reads === 'files' ? await asFiles(written) : written, request);
  }
  return request;
}

/** One argument, or an object of those that are single values. */
function argumentOf(parameters: readonly ParameterBinding[], args: readonly unknown[]): unknown {
  const [first] = parameters;
  if (first?.property === undefined) return first && args[first.index];
  return Object.fromEntries(parameters.map(({ index, property }) => [property, args[index]]));
}

async function asFiles(written: unknown): Promise<Record<string, OutgoingFile | OutgoingFile[]>> {
  const files: Record<string, OutgoingFile | OutgoingFile[]> = {};
  for (const [name, value] of Object.entries((written ?? {}) as object) as [string, unknown][]) {
    if (value === undefined || value === null) continue;
    files[name] = Array.isArray(value) ? await Promise.all(value.map(outgoingFile)) : await outgoingFile(value);
  }
  return files;
}

function call(endpoint: EndpointContract, request: OutgoingRequest, send: Send): Promise<Response> {
  const path = fillPath(endpoint.path, (name) => encodeURIComponent(request.path.get(name) ?? ''));
  const query = request.query.toString();
  const cookies = [...request.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const { body, contentType, headers } = encodeBody(endpoint, request);
  return send({
    method: endpoint.method,
    url: query === '' ? path : `${path}?${query}`,
    headers: {
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...headers,
      ...Object.fromEntries(request.headers),
      ...(cookies !== '' && { cookie: cookies }),
    },
    body,
  });
}

interface EncodedBody {
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body as the first parser of the endpoint reads it. A form says itself what it is. */
function encodeBody({ parsers, components }: EndpointContract, { body, files }: OutgoingRequest): EncodedBody {
  const [parser] = parsers;
  const reads = new Set(components.map(({ component }) => component.reads));
  if (!parser || (!reads.has('value') && !reads.has('files'))) return {};
  if (parser.files.includes('part')) return { body: formData(body, files) };
  if (parser.files.includes('body')) return wholeBody([...files.values()].flat()[0]);
  const whole = files.size === 0 ? body : { ...(body as object | undefined), ...base64Values(files, parser.source === 'json') };
  if (parser.source === 'text') return { body: new URLSearchParams(textPairs(whole)) };
  return whole === undefined ? {} : { body: JSON.stringify(whole), contentType: parser.mediaType };
}

function wholeBody(file: OutgoingFile | undefined): EncodedBody {
  if (!file) return {};
  const { name, contentType, content } = file;
  return { body: content, contentType, headers: { 'content-disposition': `attachment; filename*=UTF-8''${extended(name)}` } };
}

/** A text as RFC 8187 writes it in a header. */
function extended(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A text cannot say what a file is named. */
function base64Values(files: OutgoingRequest['files'], json: boolean): Record<string, unknown> {
  const written = ({ name, contentType, content }: OutgoingFile): unknown => {
    const data = Buffer.from(content).toString('base64');
    return json ? { name, ...(contentType !== '' && { contentType }), data } : `data:${contentType};base64,${data}`;
  };
  return Object.fromEntries([...files].map(([name, list]) => [name, list.length === 1 ? written(list[0] as OutgoingFile) : list.map(written)]));
}

function formData(body: unknown, files: OutgoingRequest['files']): FormData {
  const form = new FormData();
  for (const [name, text] of textPairs(body)) form.append(name, text);
  for (const [name, list] of files) {
    for (const { name: filename, contentType, content } of list) form.append(name, new File([content], filename, { type: contentType }));
  }
  return form;
}
