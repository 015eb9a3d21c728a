import type { IncomingMessage, ServerOptions as NodeServerOptions } from 'node:http';
import { compileHostCheck } from './host-check.ts';
import type { Refusal } from './refuse-request.ts';

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
  /**
   * Host names that requests may name in `Host`, without ports: `example.com`, or `.example.com` for the domain and all of its subdomains. Any other host
   * is refused with 421. Default: all hosts.
   */
  readonly allowedHosts?: readonly string[];
}

const MAX_HEADERS = 100;
/** Milliseconds between two looks at who is late. */
const CHECK_INTERVAL = 2000;

/** Options of the server of Node.js. Versions before 24.12 ignore `optimizeEmptyRequests`. */
type NodeOptions = NodeServerOptions & { readonly optimizeEmptyRequests: boolean };

/** Returns the options of the server of Node.js. With `isAlone`, no other middleware sees the requests. */
export function nodeOptions(
  { maxHeaderSize = 16 * 1024, headersTimeout = 15_000, requestTimeout = 300_000 }: ServerOptions,
  isAlone: boolean,
): NodeOptions {
  return {
    // Other middleware may wait for the end of a request without a body, which is then no longer emitted.
    optimizeEmptyRequests: isAlone,
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

/**
 * Compiles the checks of a request head that run before anything else.
 *
 * Node.js accepts two `Host` fields, although a proxy may have used the other one (RFC 9112, section 3.2).
 *
 * Throws `RestError` for an invalid entry of `allowedHosts`.
 */
export function headCheck({ maxHeaders = MAX_HEADERS, allowedHosts }: ServerOptions): (request: Head) => Refusal | undefined {
  const checkHost = compileHostCheck(allowedHosts);
  return (request) => {
    const { rawHeaders, headers, httpVersion } = request;
    if (httpVersion !== '1.1' && httpVersion !== '1.0') return [505, `The server does not support HTTP/${httpVersion}, only HTTP/1.1 and HTTP/1.0`];
    if (rawHeaders.length > 2 * maxHeaders) return [431, `The request must not have more than ${maxHeaders} headers`];
    const coding = headers['transfer-encoding'];
    if (coding !== undefined && coding.toLowerCase() !== 'chunked') return [501, 'The server supports no Transfer-Encoding but chunked'];
    return checkHost(request);
  };
}

/** The beginning of a request. */
type Head = Pick<IncomingMessage, 'headers' | 'httpVersion' | 'rawHeaders' | 'url'>;
