import { type ReadHead, Refused, readHead } from './part-text.ts';

export interface ReadPart extends ReadHead {
  readonly content: Buffer;
}

/** What a whole body is. */
export interface ReadBody {
  readonly parts: readonly ReadPart[];
  /** Whether the standards, or our limits, leave open if it is one. */
  readonly unsure: boolean;
}

const MAX_PADDING = 1024;
const MAX_HEADERS = 4096;

/**
 * Reads a body as RFC 2046 and RFC 7578 say, as simply as can be: all of it at once, split at its delimiters. Throws `Refused`.
 *
 * It shares nothing with what it is compared with.
 */
export function readBody(body: Buffer, contentType: string): ReadBody {
  const boundary = readBoundary(contentType);
  // A byte is a character here: what is split and sliced are bytes.
  const [preamble = '', ...sections] = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`);
  if (sections.length === 0) throw new Refused('no delimiter');
  if (preamble.includes(`--${boundary}`)) throw new Refused('a first delimiter that does not begin its line');
  if (preamble.length - 2 > MAX_PADDING) throw new Refused('a long preamble');
  if (hasPart(preamble)) throw new Refused('what could be a part before the first delimiter');
  const last = sections.pop() as string;
  if (!last.startsWith('--')) throw new Refused('no closing delimiter, or something behind it');
  const epilogue = last.slice(2);
  const line = withoutPadding(epilogue);
  if (line !== '' && line !== '\r' && !line.startsWith('\r\n')) throw new Refused('a closing delimiter that goes on');
  if (hasPart(epilogue)) throw new Refused('what could be a part after the closing delimiter');
  if (epilogue.length > MAX_PADDING + boundary.length + 4) throw new Refused('a long epilogue');
  const parts = sections.map(readPart);
  return { parts, unsure: epilogue.length > MAX_PADDING || parts.some((part) => part.unsure) };
}

/** Text outside of the parts of a body must not be like one, whatever ends its lines. */
function hasPart(text: string): boolean {
  return text.split(/\r|\n/).some((line, index) => index > 0 && (line.startsWith('--') || /^content-[a-z-]+[ \t]*:/i.test(line)));
}

function withoutPadding(text: string): string {
  let at = 0;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  if (at > MAX_PADDING) throw new Refused('much padding behind a delimiter');
  return text.slice(at);
}

function readPart(padded: string): ReadPart {
  const section = withoutPadding(padded);
  if (!section.startsWith('\r\n')) throw new Refused('a delimiter that goes on');
  const end = section.indexOf('\r\n\r\n');
  if (end <= 0) throw new Refused('no headers, or no end of them');
  if (end - 2 > MAX_HEADERS) throw new Refused('long headers');
  const head = readHead(Buffer.from(section.slice(2, end), 'latin1'));
  return { ...head, content: Buffer.from(section.slice(end + 4), 'latin1') };
}

/** One boundary of RFC 2046, written as plainly as all clients write it. */
function readBoundary(contentType: string): string {
  const [, quoted, bare] = /^multipart\/form-data; boundary=(?:"([^"\\]*)"|([^\s";,]*))$/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare ?? '';
  if (!/^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary)) throw new Refused('no boundary');
  return boundary;
}
