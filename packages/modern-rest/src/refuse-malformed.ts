import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorModel, reasonPhrase } from '@modern-rest/core';
import type { LastAnswers } from './last-answers.ts';
import { type Refusal, refuseRequest } from './refuse-request.ts';

interface ClientError extends Error {
  readonly code?: string;
  readonly reason?: string;
}

const malformed = (reason: string): Refusal => [400, `The request is not valid HTTP: ${reason}`];
const FRAMING = malformed('its Content-Length or Transfer-Encoding is invalid');
const OTHER = malformed('its request line, a header field or a chunk of its body is malformed');
const UNSUPPORTED_VERSION: Refusal = [505, 'The server supports only HTTP/1.1 and HTTP/1.0'];

/** Status and message by the code of Node's error. The reasons of Node's parser differ between its versions. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_PAUSED_H2_UPGRADE: UNSUPPORTED_VERSION,
  HPE_HEADER_OVERFLOW: [431, 'The header of the request is too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the body are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
  HPE_INVALID_METHOD: malformed('it does not start with a known method'),
  HPE_INVALID_URL: malformed('its URL has invalid characters'),
  HPE_INVALID_CONTENT_LENGTH: FRAMING,
  HPE_UNEXPECTED_CONTENT_LENGTH: FRAMING,
  HPE_INVALID_TRANSFER_ENCODING: FRAMING,
  HPE_INVALID_EOF_STATE: malformed('it ends too early'),
};

/**
 * Answers malformed HTTP in the error model, and closes the connection. Node alone answers without a body.
 *
 * Bytes that follow a complete request belong to the next one: they are refused after the response to the complete request, which is not affected.
 */
export function refuseMalformed(server: Server, answers: LastAnswers): void {
  // Node reports every further piece of a connection that it cannot read.
  const refused = new WeakSet<Duplex>();
  server.on('clientError', (error: ClientError, socket) => {
    const last = answers.on(socket);
    if (error.code === 'ECONNRESET') socket.destroy();
    else if (refused.has(socket)) return;
    else if (!last) refuse(socket, error);
    else if (last.req.complete) whenClosed(last, () => refuse(socket, error));
    // The rest of a request that already has its response.
    else if (last.writableEnded) whenClosed(last, () => socket.destroy());
    else if (last.headersSent) cutOff(last, socket);
    else refuseBody(last, error);
    refused.add(socket);
  });
}

/** Refuses a request whose body is malformed. Node sends the response after those to earlier requests. */
function refuseBody(response: ServerResponse, error: ClientError): void {
  // The reader of the body would wait forever: Node forgets a request that has its response.
  response.once('finish', () => response.req.destroy());
  refuseRequest(response, refusalOf(error), 'close');
}

function whenClosed(response: ServerResponse, act: () => void): void {
  if (response.closed) act();
  else response.once('close', act);
}

/** Cuts off a response that cannot be completed, but not before the responses to earlier requests. */
function cutOff(response: ServerResponse, socket: Duplex): void {
  if (response.socket) socket.destroy();
  else response.once('socket', () => socket.destroy());
}

function refuse(socket: Duplex, error: ClientError): void {
  if (socket.writable) socket.end(rawResponse(refusalOf(error)), () => socket.destroy());
  else socket.destroy();
}

function refusalOf({ code = '', reason }: ClientError): Refusal {
  // Node gives one code to versions that it does not know and to text that is not a version. This reason is the same in all its versions.
  if (reason === 'Invalid HTTP version') return UNSUPPORTED_VERSION;
  return REFUSALS[code] ?? OTHER;
}

/** A whole response, for a connection on which no request can be read. */
function rawResponse([status, msg]: Refusal): string {
  const model: ErrorModel = { detail: [{ msg, type: 'value_error' }] };
  const body = JSON.stringify(model);
  const headers = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, 'Cache-Control: no-store', 'Connection: close'];
  return [`HTTP/1.1 ${status} ${reasonPhrase(status)}`, ...headers, '', body].join('\r\n');
}
