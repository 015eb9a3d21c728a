import { type Limits, ParsingError, PayloadTooLargeError } from '@modern-rest/core';
import { type PartHead, readPartHead } from './part-head.ts';

/**
 * Reads the frame of a multipart body beside the parser: where parts begin and end, and what their headers say.
 *
 * The parser drops parts that it cannot read, and cuts a file at a line that looks like a delimiter. What is seen here
 * tells when it did: such a body is refused.
 */
export interface PartScanner {
  /** Throws `ParsingError` at the first byte that is not well-formed (RFC 2046, section 5.1.1). */
  feed(chunk: Buffer): void;
  /** Throws `ParsingError` if the closing delimiter has not come. */
  end(): void;
  /** The heads of all parts that have begun, in order. */
  readonly heads: readonly PartHead[];
}

const CRLF = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
const CLOSING = Buffer.from('--');
/** Bytes before the first delimiter and after the last one. */
const MAX_PADDING = 1024;

type State = 'preamble' | 'headers' | 'content' | 'epilogue';

export function partScanner(boundary: string, limits: Limits): PartScanner {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const heads: PartHead[] = [];
  let state: State = 'preamble';
  // The first delimiter needs no line break before it: there is one in front of the body.
  let pending: Buffer = CRLF;
  let padding = 0;

  /** Consumes what it can of `bytes` from `start`; returns where to go on, or `undefined` if more bytes are needed. */
  const step = (bytes: Buffer, start: number): number | undefined => {
    if (state === 'epilogue') return skipEpilogue(bytes, start);
    if (state === 'headers') return readHeaders(bytes, start);
    return skipContent(bytes, start);
  };

  const skipContent = (bytes: Buffer, start: number): number | undefined => {
    const found = bytes.indexOf(delimiter, start);
    if (state === 'preamble') countPadding((found < 0 ? bytes.length : found) - start);
    if (found < 0) {
      pending = bytes.subarray(Math.max(start, bytes.length - delimiter.length + 1));
      if (state === 'preamble') padding -= pending.length;
      return undefined;
    }
    const after = found + delimiter.length;
    if (bytes.length < after + 2) {
      pending = bytes.subarray(found);
      return undefined;
    }
    const mark = bytes.subarray(after, after + 2);
    if (mark.equals(CLOSING)) state = 'epilogue';
    else if (mark.equals(CRLF)) state = 'headers';
    else throw new ParsingError('A line of the body begins with the boundary but is not a delimiter: choose another boundary');
    // The line break behind a delimiter also begins a header block without headers.
    return state === 'headers' ? after : after + 2;
  };

  const readHeaders = (bytes: Buffer, start: number): number | undefined => {
    const end = bytes.indexOf(HEADERS_END, start);
    const next = bytes.indexOf(delimiter, start);
    if (next >= 0 && (end < 0 || next < end + HEADERS_END.length)) throw new ParsingError('The headers of a part do not end');
    if ((end < 0 ? bytes.length : end) - start > limits.partHeadersSize + CRLF.length) {
      throw new PayloadTooLargeError(`The headers of a part must not be larger than ${limits.partHeadersSize} bytes`);
    }
    const content = end + HEADERS_END.length;
    if (end < 0 || bytes.length < content + delimiter.length) {
      pending = bytes.subarray(start);
      return undefined;
    }
    if (end === start) throw new ParsingError('A part has no headers');
    heads.push(readPartHead(bytes.subarray(start + CRLF.length, end), limits));
    state = 'content';
    return content;
  };

  const skipEpilogue = (bytes: Buffer, start: number): undefined => {
    countPadding(bytes.length - start);
    pending = Buffer.alloc(0);
  };

  const countPadding = (bytes: number): void => {
    padding += bytes;
    if (padding > MAX_PADDING) throw new ParsingError('The body has too many bytes outside of its parts');
  };

  return {
    heads,
    feed(chunk) {
      const bytes = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      pending = Buffer.alloc(0);
      let at: number | undefined = 0;
      while (at !== undefined) at = step(bytes, at);
    },
    end() {
      if (state !== 'epilogue') throw new ParsingError('The body ended before its closing delimiter: it is not complete');
    },
  };
}
