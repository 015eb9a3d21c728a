import { type Server, STATUS_CODES } from 'node:http';
import type { ErrorModel } from '@modern-rest/core';
import type { lastAnswers } from './last-answers.ts';

interface ClientError extends Error {
  readonly code?: string;
}

const malformed = (reason: string): readonly [number, string] => [400, `The request is not valid HTTP: ${reason}`];
const FRAMING = malformed('its Content-Length or Transfer-Encoding is invalid');
const OTHER = malformed('its request line, a header field or a chunk of its body is malformed');

/** Status and message by the code of Node's error. The reasons of Node's parser are not used, because they differ between its versions. */
const REFUSALS: Readonly<Record<string, readonly [number, string]>> = {
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
 * Answers what is not HTTP in the error model, and closes the connection. Node alone answers without a body.
 *
 * An answer that is under way is not written into: the connection is closed then.
 */
export function refuseMalformed(server: Server, answers: ReturnType<typeof lastAnswers>): void {
  server.on('clientError', (error: ClientError, socket) => {
    const answer = answers.get(socket);
    const underWay = answer?.headersSent === true && !answer.writableFinished;
    if (underWay || !socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(refusal(error), () => socket.destroy());
  });
}

function refusal({ code = '' }: ClientError): string {
  const [status, msg] = REFUSALS[code] ?? OTHER;
  const model: ErrorModel = { detail: [{ msg, type: 'value_error' }] };
  const body = JSON.stringify(model);
  const headers = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, 'Cache-Control: no-store', 'Connection: close'];
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', body].join('\r\n');
}
