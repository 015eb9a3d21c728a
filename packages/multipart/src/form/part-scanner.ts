import { type Limits, ParsingError, PayloadTooLargeError } from '@modern-rest/core';
import { epilogue, MAX_PADDING, preamble, refuseBoundary, refuseEpilogue } from './outside-text.ts';
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
const SPACE = 0x20;
const TAB = 0x09;
const CRLF = Buffer.from('\r\n');
const DASHES = Buffer.from('--');
const HEADERS_END = Buffer.from('\r\n\r\n');
/** Bytes after a delimiter and its padding that say what it is. */
const MARK = 2;
const NOTHING = Buffer.alloc(0);

type State = 'preamble' | 'headers' | 'content' | 'epilogue';

export function partScanner(boundary: string, { limits, readHead: readPartHead }: HeadReading, parts: PartReceiver): PartScanner {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const opening = delimiter.subarray(CRLF.length);
  let state: State = 'preamble';
  // The first delimiter needs no line break before it: there is one in front of the body.
  let pending: Buffer = CRLF;
  const before = preamble(boundary);
  const after = epilogue();
  // The position of the next delimiter in the current bytes: negative if there is none, `undefined` if it was not searched yet.
  let known: number | undefined;

  const nextDelimiter = (bytes: Buffer, start: number): number => {
    if (known === undefined || (known >= 0 && known < start)) known = bytes.indexOf(delimiter, start);
    return known;
  };

  const readUpToDelimiter = (bytes: Buffer, start: number): number | undefined => {
    const found = nextDelimiter(bytes, start);
    const end = found < 0 ? bytes.length - partialDelimiter(bytes, start, delimiter) : found;
    const read = bytes.subarray(start, end);
    if (state === 'content') parts.content(read);
    else (state === 'preamble' ? before : after).append(read);
    if (found >= 0 && state === 'epilogue') refuseEpilogue();
    const next = found < 0 ? undefined : readMark(bytes, found + delimiter.length);
    if (next === undefined) pending = bytes.subarray(end);
    return next;
  };

  /** Reads what follows a delimiter: the dashes of the closing one, or transport padding and a line break. `undefined` if not all of it has arrived. */
  const readMark = (bytes: Buffer, at: number): number | undefined => {
    const isClosing = bytes[at] === DASH;
    const mark = isClosing ? at : endOfPadding(bytes, at);
    if (mark - at > MAX_PADDING) throw new ParsingError(`A delimiter has more than ${MAX_PADDING} spaces and tabs after it`);
    if (bytes.length < mark + MARK) return undefined;
    const isPart = state === 'content';
    if (state === 'preamble') before.checkDelimiter();
    if (!bytes.subarray(mark, mark + MARK).equals(isClosing ? DASHES : CRLF)) refuseMark(bytes[mark]);
    if (isPart) parts.end();
    state = isClosing ? 'epilogue' : 'headers';
    // The line break also starts the header block: one without headers ends with two.
    return isClosing ? mark + MARK : mark;
  };

  const refuseMark = (first: number | undefined): never => {
    if (first === LF || first === CR) throw new ParsingError('A delimiter does not end with CRLF. End each line of a multipart body with CRLF');
    if (state === 'preamble') refuseBoundary();
    throw new ParsingError('A line of the body begins with the boundary but is not a delimiter: choose another boundary');
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

  /** `true` if a body starts with a delimiter without padding, as nearly all bodies do: no line break has to be put in front of it. */
  const isOpening = (chunk: Buffer): boolean =>
    chunk.length >= opening.length + MARK && !isBlank(chunk[opening.length]) && opening.compare(chunk, 0, opening.length) === 0;

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
      if (state === 'epilogue') return after.end(pending);
      if (state === 'preamble') before.end(pending);
      throw new ParsingError('The body ended before its closing delimiter. It is incomplete.');
    },
  };
}

/** The position of the first byte that is neither a space nor a tab. */
function endOfPadding(bytes: Buffer, start: number): number {
  let at = start;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
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
