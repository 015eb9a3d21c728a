/** What the headers of a part say, as a reader finds it that has the whole body before it. */
export interface ReadHead {
  readonly name: string;
  /** As it was sent, unescaped, with its path; `undefined` if there is none. */
  readonly filename: string | undefined;
  /** In lower case; `undefined` without a Content-Type. */
  readonly type: string | undefined;
  readonly charset: string | undefined;
  readonly encoded: boolean;
  /** Whether the standards leave open how the type is read. */
  readonly unsure: boolean;
}

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** A body that no standard allows, or that we refuse on purpose. */
export class Refused extends Error {}

/** Reads the header block of a part, character by character. Throws `Refused`. */
export function readHead(block: Buffer): ReadHead {
  const headers = new Map<string, string>();
  const lines = utf8(block).split('\r\n');
  if (lines.length > 8) throw new Refused('too many headers');
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon < 0 || !TOKEN.test(name)) throw new Refused('a line that is no header');
    const value = line.slice(colon + 1);
    if ([...value].some((character) => character !== '\t' && isControl(character))) throw new Refused('a control character in a header');
    if (headers.has(name)) throw new Refused('a header twice');
    headers.set(name, value.replace(/^[ \t]+|[ \t]+$/g, ''));
  }
  const parameters = readDisposition(headers.get('content-disposition'));
  const name = parameters.get('name');
  if (name === undefined || name.trim() === '') throw new Refused('no name');
  const encoding = headers.get('content-transfer-encoding');
  const encoded = encoding !== undefined && !['7bit', '8bit', 'binary'].includes(encoding.toLowerCase());
  const type = readType(headers.get('content-type'));
  return { name, filename: readFilename(parameters), ...type, encoded };
}

/** Decodes what has to be UTF-8. */
export function utf8(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (!Buffer.from(text).equals(bytes)) throw new Refused('not UTF-8');
  return text;
}

function isControl(character: string): boolean {
  return character < ' ' || character === '\u007f';
}

/** Characters that no name may have. */
function isUnsafe(character: string): boolean {
  const code = character.charCodeAt(0);
  const isC1 = code >= 0x7f && code <= 0x9f;
  return code < 0x20 || isC1 || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

function readDisposition(header: string | undefined): Map<string, string> {
  if (header === undefined || header.slice(0, 9).toLowerCase() !== 'form-data') throw new Refused('not form-data');
  const parameters = new Map<string, string>();
  let at = skipBlanks(header, 9);
  while (at < header.length) {
    if (header[at] !== ';') throw new Refused('no semicolon');
    at = skipBlanks(header, at + 1);
    const equals = header.indexOf('=', at);
    const name = header.slice(at, equals).toLowerCase();
    if (equals < 0 || !TOKEN.test(name)) throw new Refused('no parameter');
    const [raw, end] = header[equals + 1] === '"' ? quotedText(header, equals + 2) : bareText(header, equals + 1);
    if (parameters.has(name)) throw new Refused('a parameter twice');
    parameters.set(name, readValue(name, raw, header[equals + 1] === '"'));
    at = skipBlanks(header, end);
  }
  return parameters;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** The text up to the quote that ends it, and where it goes on. */
function quotedText(header: string, from: number): [raw: string, end: number] {
  for (let at = from; at < header.length; at += 1) {
    if (header[at] === '"') return [header.slice(from, at), at + 1];
    if (header[at] === '\\') at += 1;
  }
  throw new Refused('a quote that does not end');
}

function bareText(header: string, from: number): [raw: string, end: number] {
  let at = from;
  while (at < header.length && TOKEN.test(header[at] as string)) at += 1;
  if (at === from) throw new Refused('no value');
  return [header.slice(from, at), at];
}

function readValue(name: string, raw: string, quoted: boolean): string {
  const isExtended = /\*\d|\*$/.test(name);
  if (isExtended && (name !== 'filename*' || quoted)) throw new Refused('a name in pieces');
  if (isExtended) extended(raw);
  const value = quoted ? unescaped(raw) : raw;
  if ([...value].some(isUnsafe)) throw new Refused('a control character in a name');
  return value;
}

/** RFC 8187, in the two charsets that it names; `undefined` in another one. */
function extended(raw: string): string | undefined {
  const [charset = '', language, value, more] = raw.split("'");
  if (language === undefined || !value || more !== undefined) throw new Refused('no extended value');
  if (charset === '') throw new Refused('no charset');
  if (!/^[\w-]*$/.test(language)) throw new Refused('no language');
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] as string;
    if (character === '*') throw new Refused('a character that is not encoded');
    if (character !== '%') bytes.push(character.charCodeAt(0));
    else if (/^[\da-f]{2}$/i.test(value.slice(at + 1, at + 3))) {
      bytes.push(Number.parseInt(value.slice(at + 1, at + 3), 16));
      at += 2;
    } else throw new Refused('a broken escape');
  }
  if (/^utf-?8$/i.test(charset)) return utf8(Buffer.from(bytes));
  if (/^iso-8859-1$/i.test(charset)) return Buffer.from(bytes).toString('latin1');
  return undefined;
}

/** The escapes of browsers and of older clients. */
function unescaped(raw: string): string {
  let value = '';
  for (let at = 0; at < raw.length; at += 1) {
    const next = raw[at + 1];
    const percent = raw.slice(at, at + 3).toLowerCase();
    if (raw[at] === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at += 1;
    } else if (percent === '%22' || percent === '%0d' || percent === '%0a') {
      value += percent === '%22' ? '"' : '\n';
      at += 2;
    } else value += raw[at];
  }
  return value;
}

function readFilename(parameters: Map<string, string>): string | undefined {
  const plain = parameters.get('filename');
  const encoded = parameters.get('filename*');
  if (encoded === undefined) return plain;
  const name = extended(encoded);
  if (name === undefined && plain === undefined) throw new Refused('another charset');
  if ([...(name ?? '')].some(isUnsafe)) throw new Refused('a control character in a name');
  return name ?? plain;
}

function readType(header: string | undefined): Pick<ReadHead, 'type' | 'charset' | 'unsure'> {
  if (header === undefined) return { type: undefined, charset: undefined, unsure: false };
  const [type = '', ...parameters] = header.split(';').map((one) => one.replace(/^[ \t]+|[ \t]+$/g, ''));
  const [main = '', sub = '', more] = type.split('/');
  if (!TOKEN.test(main) || !TOKEN.test(sub) || more !== undefined) throw new Refused('no media type');
  const charsets = parameters.flatMap((one) => (/^charset=/i.test(one) ? [one.slice('charset='.length).replace(/^"(.*)"$/, '$1')] : []));
  // What is more than parameters of one word each, parsers read in their own ways.
  const names = parameters.map((one) =>
    one
      .slice(0, Math.max(0, one.indexOf('=')))
      .trim()
      .toLowerCase(),
  );
  const isPlain = !header.includes('"') && !header.includes('\\');
  if (isPlain && names.some((name, index) => name !== '' && names.indexOf(name) !== index)) throw new Refused('a parameter twice');
  const isStrict = charsets.length < 2 && parameters.every((one) => /^[\w-]+=(?:[\w-]+|"[\w-]*")$/.test(one));
  return { type: type.toLowerCase(), charset: charsets[0], unsure: !isStrict };
}
