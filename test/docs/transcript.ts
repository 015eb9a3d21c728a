import { STATUS_CODES } from 'node:http';
import type { TestRequest } from '@modern-rest/testing';
import { prettyJson } from './pretty-json.ts';

/** The headers of an answer that a reader can act on. */
const SHOWN_HEADERS = ['content-type', 'allow', 'accept', 'location', 'set-cookie', 'www-authenticate'];

/** A request and its answer as a page shows them. */
export async function transcript(request: TestRequest, response: Response): Promise<string> {
  return `${writeRequest(request)}\n\n${await writeResponse(response)}`;
}

function writeRequest({ method, url, headers = {}, body }: TestRequest): string {
  const implied = impliedContentType(body);
  const shown = { ...(implied && { 'content-type': implied }), ...headers };
  return message(`${method} ${url} HTTP/1.1`, Object.entries(shown), writeRequestBody(body));
}

async function writeResponse(response: Response): Promise<string> {
  const headers = SHOWN_HEADERS.flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return message(
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}`,
    headers,
    isJson && text !== '' ? prettyJson(JSON.parse(text)) : text,
  );
}

function message(start: string, headers: readonly (readonly [string, string])[], body: string): string {
  const head = [start, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === '' ? head : `${head}\n\n${body}`;
}

function impliedContentType(body: unknown): string | undefined {
  if (body === undefined || typeof body === 'string') return undefined;
  // The boundary is random, and that there is one is all that matters.
  if (body instanceof FormData) return 'multipart/form-data; boundary=…';
  return body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json';
}

function writeRequestBody(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body.replaceAll('\r\n', '\n').trimEnd();
  if (body instanceof URLSearchParams) return body.toString();
  return body instanceof FormData ? writeForm(body) : prettyJson(body);
}

/** The parts of a form, one in each line. */
function writeForm(form: FormData): string {
  return [...form].map(([name, value]) => `${name}: ${typeof value === 'string' ? value : describeFile(value)}`).join('\n');
}

function describeFile({ name, type, size }: File): string {
  return `${name} (${type}, ${size} bytes)`;
}
