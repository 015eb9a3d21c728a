import { type Limits, ParsingError, PayloadTooLargeError } from '@modern-rest/core';
import { byteBuffer } from '../files/byte-buffer.ts';
import type { PartHead } from './part-head.ts';

/**
 * Reads the frame of a multipart body: where parts begin and end, and what their headers say.
 *
 * A part that cannot be read, or a line that looks like a delimiter, is refused: nothing is dropped, and nothing is cut. What is refused, and why, does
 * not depend on how the body was cut into chunks.
 */
export interface PartScanner {
  /** Takes the next bytes. Throws `ParsingError` at the first one that is not well-formed (RFC 2046, section 5.1.1), and what `parts` throws. */
  feed(chunk: Buffer): void;
  /** Throws `ParsingError` if the closing delimiter has not come. */
  end(): void;
}

/** How the headers of parts are read. */
export interface HeadReading {
  readonly limits: Pick<Limits, 'partHeadersSize'>;
  readHead(block: Buffer): PartHead;
}

/** Whoever takes the parts that a scanner finds. */
export interface PartReceiver {
  begin(head: PartHead): void;
  /** Takes the next bytes of the part that has begun. */
  content(bytes: Buffer): void;
  /** The part that has begun is complete. */
  end(): void;
}

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;
const CRLF = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
/** Bytes behind a delimiter that say what it is. */
const MARK = 2;
const NOTHING = Buffer.alloc(0);
/** Bytes allowed before the first delimiter, and after the last one. */
const MAX_PADDING = 1024;

type State = 'preamble' | 'headers' | 'content' | 'epilogue';

export function partScanner(boundary: string, { limits, readHead: readPartHead }: HeadReading, parts: PartReceiver): PartScanner {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const opening = delimiter.subarray(CRLF.length);
  let state: State = 'preamble';
  // The first delimiter needs no line break before it: there is one in front of the body.
  let pending: Buffer = CRLF;
  let padding = -CRLF.length;
  const preamble = byteBuffer();
  // Of the bytes that are being read: where the next delimiter is, negative if there is none, and undefined if nobody has looked.
  let known: number | undefined;

  const nextDelimiter = (bytes: Buffer, start: number): number => {
    if (known === undefined || (known >= 0 && known < start)) known = bytes.indexOf(delimiter, start);
    return known;
  };

  const readUpToDelimiter = (bytes: Buffer, start: number): number | undefined => {
    const found = nextDelimiter(bytes, start);
    const end = found < 0 ? bytes.length - partialDelimiter(bytes, start, delimiter) : found;
    if (state === 'content') parts.content(bytes.subarray(start, end));
    else countPadding(bytes.subarray(start, end));
    if (found >= 0 && state === 'epilogue') throw new ParsingError('The body goes on after its closing delimiter');
    if (found >= 0 && bytes.length >= found + delimiter.length + MARK) return readMark(bytes, found + delimiter.length);
    pending = bytes.subarray(end);
    return undefined;
  };

  const countPadding = (bytes: Buffer): void => {
    if (state === 'epilogue' && padding < CRLF.length && !continues(CRLF, padding, bytes)) {
      throw new ParsingError('The closing delimiter is not at the end of its line');
    }
    padding += bytes.length;
    if (state === 'preamble') preamble.append(bytes);
    if (padding <= MAX_PADDING) return;
    throw new ParsingError(
      state === 'preamble'
        ? 'The body does not begin with the boundary that its Content-Type names'
        : 'The body is too long behind its closing delimiter',
    );
  };

  const readMark = (bytes: Buffer, at: number): number => {
    const isPart = state === 'content';
    // A part behind it would go for text that comes before the form.
    if (state === 'preamble' && preamble.take().includes(`--${boundary}`))
      throw new ParsingError('The first delimiter is not at the beginning of its line');
    if (bytes[at] === CR && bytes[at + 1] === LF) {
      if (isPart) parts.end();
      state = 'headers';
      // The line break also begins the header block: one without headers ends with two.
      return at;
    }
    if (bytes[at] !== DASH || bytes[at + 1] !== DASH) {
      throw new ParsingError('A line of the body begins with the boundary but is not a delimiter: choose another boundary');
    }
    if (isPart) parts.end();
    state = 'epilogue';
    padding = 0;
    return at + MARK;
  };

  const readHead = (bytes: Buffer, start: number): number | undefined => {
    const end = bytes.indexOf(HEADERS_END, start);
    const content = end + HEADERS_END.length;
    const next = nextDelimiter(bytes, start);
    checkHeadersSize(first(next, first(end, bytes.length - delimiter.length + 1)) - start - CRLF.length);
    if (next >= 0 && (end < 0 || next < content)) throw new ParsingError('The headers of a part do not end');
    if (end < 0 || bytes.length < content + delimiter.length) {
      pending = bytes.subarray(start);
      return undefined;
    }
    if (end === start) throw new ParsingError('A part has no headers');
    parts.begin(readPartHead(bytes.subarray(start + CRLF.length, end)));
    state = 'content';
    return content;
  };

  /** As nearly all forms begin: nothing has to be put in front of it. */
  const isOpening = (chunk: Buffer): boolean => chunk.length >= opening.length + MARK && opening.compare(chunk, 0, opening.length) === 0;

  const checkHeadersSize = (size: number): void => {
    if (size <= limits.partHeadersSize) return;
    throw new PayloadTooLargeError(`The headers of a part must not be larger than ${limits.partHeadersSize} bytes`);
  };

  return {
    feed(chunk) {
      const begins = pending === CRLF && isOpening(chunk);
      const bytes = begins || pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      let at: number | undefined = begins ? readMark(chunk, opening.length) : 0;
      pending = NOTHING;
      known = undefined;
      while (at !== undefined) at = state === 'headers' ? readHead(bytes, at) : readUpToDelimiter(bytes, at);
    },
    end() {
      if (state === 'epilogue') return countPadding(pending);
      if (state !== 'preamble') throw new ParsingError('The body ended before its closing delimiter: it is not complete');
      if (padding + pending.length === 0) throw new ParsingError('The body is empty: a form has at least its closing delimiter');
      throw new ParsingError('The body ended before the boundary that its Content-Type names: it is not complete, or its boundary is another one');
    },
  };
}

/** How many bytes at the end may be the beginning of a delimiter. */
function partialDelimiter(bytes: Buffer, start: number, delimiter: Buffer): number {
  const tail = bytes.subarray(Math.max(start, bytes.length - delimiter.length + 1));
  // A boundary holds no line break, so a delimiter has one carriage return, its first byte.
  const at = tail.lastIndexOf(CR);
  return at >= 0 && continues(delimiter, 0, tail.subarray(at)) ? tail.length - at : 0;
}

/** Whether `bytes` are what `expected` has from `offset`, as far as both go. */
function continues(expected: Buffer, offset: number, bytes: Buffer): boolean {
  const length = Math.min(expected.length - offset, bytes.length);
  return expected.subarray(offset, offset + length).equals(bytes.subarray(0, length));
}

/** The first of two places, of which the one that was not found is negative. */
function first(found: number, other: number): number {
  return found < 0 ? other : Math.min(found, other);
}
