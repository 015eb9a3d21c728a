import type { ServerResponse } from 'node:http';
import { ServiceUnavailableError, statusError, toErrorResponse } from '@modern-rest/core';

/** Status and message of the response to a request that never reaches the application. */
export type Refusal = readonly [status: number, msg: string];

/**
 * Answers a request that does not reach the application, in the error model.
 *
 * Without `Connection: close` by default: most clients would not see a response while they still send their body.
 */
export function refuseRequest(response: ServerResponse, [status, msg]: Refusal, connection?: 'close'): void {
  const error = status === 503 ? new ServiceUnavailableError(msg) : statusError(status, msg);
  const { headers, body } = toErrorResponse(error, response.req);
  const content = body as string;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(content), ...(connection && { connection }) }).end(content);
}
