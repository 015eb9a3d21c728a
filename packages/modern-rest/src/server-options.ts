import type { IncomingMessage, ServerOptions as NodeServerOptions } from 'node:http';

/** What a server holds connections and the heads of requests to. */
export interface ServerOptions {
  /** Header fields of a request. Default 100; one more is a 431. */
  readonly maxHeaders?: number;
  /** Bytes of all header fields of a request. Default 16 KiB; more are a 431. */
  readonly maxHeaderSize?: number;
  /** Milliseconds until the head of a request has come. Default 15 000; longer is a 408. */
  readonly headersTimeout?: number;
  /** Milliseconds until a request has come, its body with it. Default 300 000; longer is a 408. `0` for no end. */
  readonly requestTimeout?: number;
  /** Minimum transfer rate of a request body, in bytes per second over `bodyGrace`. Slower requests get 408. Default 1024; `0` disables the check. */
  readonly minBodyRate?: number;
  /** Period of the measurement in milliseconds. Default 10 000. */
  readonly bodyGrace?: number;
  /**
   * Simultaneous uploads: requests with a multipart body, with a body of unknown length, or with a body of more than 1 MiB. Default 64. One more waits for
   * `uploadWait`, and then gets 503 with `Retry-After`.
   */
  readonly maxUploads?: number;
  /** Simultaneous uploads of one client: an IPv4 address or an IPv6 network (/64). Default: three quarters of `maxUploads`. */
  readonly maxUploadsPerClient?: number;
  /**
   * Bytes per second. While an upload waits for a slot, the slowest upload below this rate is ended with 408. Default 16 KiB; `0` lets slow uploads keep
   * their slots.
   */
  readonly slowUploadRate?: number;
  /** Milliseconds that an upload waits for a slot. Its body is not read meanwhile. Default 1000; `0` refuses it immediately. */
  readonly uploadWait?: number;
  /**
   * Reverse proxies in front of the server, each of which appends the address of its client to `X-Forwarded-For`. The client is the address that many places
   * from the right. Default 0: the header is ignored.
   */
  readonly trustedProxies?: number;
}

const MAX_HEADERS = 100;
/** Milliseconds between two looks at who is late. */
const CHECK_INTERVAL = 2000;

/** The options of Node's server. */
export function nodeOptions({ maxHeaderSize = 16 * 1024, headersTimeout = 15_000, requestTimeout = 300_000 }: ServerOptions): NodeServerOptions {
  return {
    maxHeaderSize,
    requestTimeout,
    requireHostHeader: false,
    // Node takes no head that may come later than its whole request.
    headersTimeout: requestTimeout === 0 ? headersTimeout : Math.min(headersTimeout, requestTimeout),
    connectionsCheckingInterval: Math.min(CHECK_INTERVAL, headersTimeout),
  };
}

/** Bytes of a body that is no upload yet. */
const SMALL_BODY = 1024 * 1024;

/** Whether a request may bring more than a moment's work. */
export function isUpload({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = Number(headers['content-length'] ?? 0);
  return length > SMALL_BODY || (length > 0 && headers['content-type']?.toLowerCase().startsWith('multipart/') === true);
}

/** Why a request is refused by its head alone: status and message. */
export type HeadRefusal = readonly [status: number, msg: string];

/**
 * Returns what looks at the header fields of a request before anything else does.
 *
 * Node.js accepts two `Host` fields, although a proxy may have used the other one (RFC 9112, section 3.2), and answers a request without `Host`
 * without a body.
 */
export function headCheck({ maxHeaders = MAX_HEADERS }: ServerOptions): (request: Head) => HeadRefusal | undefined {
  return ({ rawHeaders, httpVersion }) => {
    if (rawHeaders.length > 2 * maxHeaders) return [431, `The request must not have more than ${maxHeaders} headers`];
    let hosts = 0;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] as string;
      if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
    }
    if (hosts > 1) return [400, 'The request has more than one Host'];
    return hosts === 0 && httpVersion === '1.1' ? [400, 'The request has no Host'] : undefined;
  };
}

/** The beginning of a request. */
type Head = Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>;
