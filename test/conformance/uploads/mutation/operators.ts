import type { RandomNumbers } from '../random-numbers.ts';

/** A request that is changed step by step. */
export interface Mutant {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** What the client says of the length; `undefined` for nothing. */
  readonly contentLength: string | undefined;
}

/** A change of a mutant, at a place that chance chooses. `other` is a body to take pieces from. */
export type Operator = (mutant: Mutant, random: RandomNumbers, other: Buffer) => Mutant;

const CRLF = Buffer.from('\r\n');
const HEADERS = ['Content-Disposition: form-data; name="note"', 'Content-Type: text/plain', 'X: y'];
const DELIMITER_ENDS = ['', '-', '--', 'X', ' ', '\t', '\r', '\n', '\n\n', 'X\n', '\rX', '-X', '\0', '\r\n', '--\r\n', '\r\n\r\n'];
const ENCODINGS = ['base64', 'quoted-printable', '7bit', 'binary', 'x', ''];
const CHARSETS = ['utf-8', 'base64', 'utf-16le', 'shift_jis', 'us-ascii', '"utf-8"', '"', '', 'utf-8; charset=hex', '__proto__'];
const CONTROLS = [0, 1, 7, 8, 9, 0x0b, 0x0c, 0x1b, 0x7f, 0x80, 0xff];
const ESCAPES = ['%22', '%0D%0A', '%00', '%', '\\', '\\"', '\\\\', '/', '../', '*', "*=utf-8''", '*0=', '=', "'", 'é', '\u202e', '\ufeff'];
const LENGTHS = ['0', '1', '-1', 'x', '33554433', '1e3', '10'];

/** By what they do. The list of the reference, one by one, and a few more. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  'drop a line break': edit(splice('\r\n', '')),
  'double a line break': edit(splice('\r\n', '\r\n\r\n')),
  'turn a line break round': edit(splice('\r\n', '\n\r')),
  'leave a line feed only': edit(splice('\r\n', '\n')),
  'leave a carriage return only': edit(splice('\r\n', '\r')),
  'drop a dash': edit(splice('-', '')),
  'double a dash': edit(splice('-', '--')),
  'drop a quote': edit(splice('"', '')),
  'double a quote': edit(splice('"', '""')),
  'drop a colon': edit(splice(':', '')),
  'put a space before a colon': edit(splice(':', ' :')),
  'drop a semicolon': edit(splice(';', '')),
  'double a semicolon': edit(splice(';', ';;')),
  'change the case of a letter': edit(changeCase),
  'extend a delimiter': extendDelimiter,
  'insert a delimiter': edit((bytes, random) => {
    const delimiter = `${random.of(['\r\n', '\n', ''])}${delimiterOf(bytes)}${random.of(DELIMITER_ENDS)}`;
    return insert(bytes, random.below(bytes.length + 1), Buffer.from(delimiter, 'latin1'));
  }),
  'drop the headers of a part': sections((parts, random) => {
    const chosen = random.below(parts.length);
    return parts.map((part, index) =>
      index === chosen ? Buffer.from(part.toString('latin1').replace(/^\r\n.*?\r\n\r\n/s, random.of(['\r\n', '\r\n\r\n', ''])), 'latin1') : part,
    );
  }),
  'insert a control character': edit((bytes, random) => insert(bytes, random.below(bytes.length + 1), Buffer.of(random.of(CONTROLS)))),
  'fold a line': edit(splice('\r\n', '\r\n ')),
  'insert blanks': edit((bytes, random) => insert(bytes, random.below(bytes.length + 1), Buffer.from(random.of([' ', '\t', ' \t '])))),
  'insert an escape': edit((bytes, random) => insert(bytes, random.below(bytes.length + 1), Buffer.from(random.of(ESCAPES)))),
  'swap two parts': sections((parts, random) => {
    const [from, to] = [random.below(parts.length), random.below(parts.length)];
    return parts.map((part, index) => (index === from ? parts[to] : index === to ? parts[from] : part) as Buffer);
  }),
  'repeat a part': sections((parts, random) => {
    const part = random.of(parts);
    return [...parts, ...Array.from({ length: 1 + random.below(3) }, () => part)];
  }),
  'drop a part': sections((parts, random) => parts.toSpliced(random.below(parts.length), 1)),
  'put a body into another': edit((bytes, random, other) => insert(bytes, random.below(bytes.length + 1), other)),
  'put a piece of a body into another': edit((bytes, random, other) => {
    const start = random.below(other.length + 1);
    return insert(bytes, random.below(bytes.length + 1), other.subarray(start, start + random.below(60)));
  }),
  'cut the end off': edit((bytes, random) => bytes.subarray(0, random.below(bytes.length + 1))),
  'cut the beginning off': edit((bytes, random) => bytes.subarray(random.below(Math.min(bytes.length, 20) + 1))),
  'drop some bytes': edit((bytes, random) => {
    const start = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.below(8))]);
  }),
  'flip a bit': edit(flipBit),
  'repeat a header': edit((bytes, random) => addHeader(bytes, random, `${random.of(HEADERS)}\r\n`.repeat(1 + random.below(random.of([2, 10]))))),
  'add a transfer encoding': edit((bytes, random) => addHeader(bytes, random, `Content-Transfer-Encoding: ${random.of(ENCODINGS)}\r\n`)),
  'add a charset': edit((bytes, random) => addHeader(bytes, random, `Content-Type: text/plain; charset=${random.of(CHARSETS)}\r\n`)),
  'add what is around the parts': (mutant, random) => {
    const text = Buffer.from(random.of(['preamble', '\r\n', 'x'.repeat(1020), 'x'.repeat(1025)]));
    return { ...mutant, bytes: random.below(2) ? Buffer.concat([text, CRLF, mutant.bytes]) : Buffer.concat([mutant.bytes, CRLF, text]) };
  },
  'name another boundary': (mutant, random) => ({
    ...mutant,
    contentType: `multipart/form-data; boundary=${random.of(['Bound', 'boun', 'bounds', 'other', '"bound"', '-', 'b'.repeat(71)])}`,
  }),
  'lie about the length': (mutant, random) => ({ ...mutant, contentLength: random.of(LENGTHS) }),
};

/** An operator on the bytes alone. */
function edit(change: (bytes: Buffer, random: RandomNumbers, other: Buffer) => Buffer): Operator {
  return (mutant, random, other) => ({ ...mutant, bytes: change(mutant.bytes, random, other) });
}

/** An operator on the parts, as far as they are told apart by their delimiters. */
function sections(change: (parts: readonly Buffer[], random: RandomNumbers) => readonly Buffer[]): Operator {
  return edit((bytes, random) => {
    const delimiter = delimiterOf(bytes);
    const [start = '', ...rest] = bytes.toString('latin1').split(delimiter);
    const end = rest.pop();
    if (end === undefined || rest.length === 0) return bytes;
    const parts = change(
      rest.map((part) => Buffer.from(part, 'latin1')),
      random,
    );
    return Buffer.from([start, ...parts.map((part) => part.toString('latin1')), end].join(delimiter), 'latin1');
  });
}

/** The first line: of most bodies it is their delimiter. */
function delimiterOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text.slice(0, Math.max(2, text.indexOf('\r\n')));
}

function splice(from: string, to: string): (bytes: Buffer, random: RandomNumbers) => Buffer {
  return (bytes, random) => {
    const at = find(bytes, from, random);
    if (at < 0) return bytes;
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
  };
}

/** Where a text is, behind a place that chance chooses or else from the start. */
function find(bytes: Buffer, text: string, random: RandomNumbers): number {
  const at = bytes.indexOf(text, random.below(bytes.length + 1));
  return at < 0 ? bytes.indexOf(text) : at;
}

function insert(bytes: Buffer, at: number, more: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function addHeader(bytes: Buffer, random: RandomNumbers, lines: string): Buffer {
  const at = find(bytes, 'Content-', random);
  return at < 0 ? bytes : insert(bytes, at, Buffer.from(lines));
}

function changeCase(bytes: Buffer, random: RandomNumbers): Buffer {
  const changed = Buffer.from(bytes);
  const start = random.below(bytes.length + 1);
  const at = changed.findIndex((byte, index) => index >= start && /[a-z]/i.test(String.fromCharCode(byte)));
  if (at >= 0) changed[at] = (changed[at] as number) ^ 0x20;
  return changed;
}

function flipBit(bytes: Buffer, random: RandomNumbers): Buffer {
  const changed = Buffer.from(bytes);
  const at = random.below(bytes.length + 1);
  if (at < bytes.length) changed[at] = (changed[at] as number) ^ (1 << random.below(8));
  return changed;
}

function extendDelimiter(mutant: Mutant, random: RandomNumbers): Mutant {
  const delimiter = delimiterOf(mutant.bytes);
  return { ...mutant, bytes: splice(delimiter, `${delimiter}${random.of(DELIMITER_ENDS)}`)(mutant.bytes, random) };
}
