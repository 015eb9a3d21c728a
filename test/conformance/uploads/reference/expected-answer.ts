import { FIELD_NAMES, FILE_NAMES, type SeenFile, type SeenForm, sha256 } from '../upload-endpoint.ts';
import { Refused, utf8 } from './part-text.ts';
import { type ReadPart, readBody } from './read-body.ts';

/** What the endpoint has to answer to a body. */
export interface ExpectedAnswer {
  /** What the handler is to be given; `undefined` if the body is to be refused, and `why`. */
  readonly seen: SeenForm | undefined;
  readonly why: string;
  /** Whether it may be refused as well. */
  readonly unsure: boolean;
}

const BYTES = 'application/octet-stream';
/** The name of the field that is JSON. */
const JSON_NAME = 'place';

/** Tells what becomes of a body by the declaration of the endpoint and the limits that it has by default. */
export function expectedAnswer(body: Buffer, contentType: string): ExpectedAnswer {
  try {
    const { parts, unsure } = readBody(body, contentType);
    // What is JSON, and of the right shape, is asked elsewhere.
    return { seen: seenForm(parts), why: '', unsure: unsure || parts.some(({ name }) => name === JSON_NAME) };
  } catch (error) {
    if (error instanceof Refused) return { seen: undefined, why: error.message, unsure: false };
    throw error;
  }
}

/** The list of a name like `title[]` or `title[0]`, and the place of its item: after the items without an index, by index. */
function itemName(name: string): readonly [list: string, place: number] {
  const [, list = name, index] = /^(.+)\[(\d{0,15})\]$/.exec(name) ?? [];
  if (index === undefined || list === JSON_NAME || !(isField(list) || isFile(list))) return [name, 0];
  return [list, index === '' ? 1 : 2 + Number(index)];
}

function seenForm(sent: readonly ReadPart[]): SeenForm {
  const fields: Record<string, unknown> = {};
  const files: Record<string, SeenFile[]> = {};
  const counts = { files: 0, fields: 0 };
  const items = sent.map((part) => {
    const [name, place] = itemName(part.name);
    return { part: { ...part, name }, place: isFile(name) ? 0 : place, size: Buffer.byteLength(part.name) };
  });
  if (items.some(({ part, size }) => isField(part.name) && size > 128)) throw new Refused('a long name');
  const parts = items.sort((one, other) => one.place - other.place).map(({ part }) => part);
  for (const part of parts) {
    const kind = kindOf(part);
    checkPart(part, kind);
    if (kind === 'absent') continue;
    counts[`${kind}s`] += 1;
    if (kind === 'file') append(files, part.name, seenFile(part));
    else if (part.name === JSON_NAME) fields[JSON_NAME] = readJson(part.content);
    else if (isJson(part.type)) for (const text of jsonTexts(part.content)) append(fields, part.name, text);
    else append(fields, part.name, utf8(part.content));
  }
  if (parts.length > 110 || counts.files > 10 || counts.fields > 100) throw new Refused('too many parts');
  return { fields, files };
}

type Kind = 'field' | 'file' | 'absent';

function kindOf({ name, filename, type, content }: ReadPart): Kind {
  if (name === JSON_NAME || (isField(name) && isJson(type))) return 'field';
  if (filename !== undefined) return filename === '' ? 'absent' : 'file';
  if (isField(name)) return 'field';
  if (isFile(name)) return content.length === 0 ? 'absent' : 'file';
  return type !== undefined && !type.startsWith('text/') && !isJson(type) ? 'file' : 'field';
}

function isJson(type: string | undefined): boolean {
  return type === 'application/json' || type?.endsWith('+json') === true;
}

function isField(name: string): boolean {
  return (FIELD_NAMES as readonly string[]).includes(name) || name === JSON_NAME;
}

function isFile(name: string): boolean {
  return (FILE_NAMES as readonly string[]).includes(name);
}

function checkPart(part: ReadPart, kind: Kind): void {
  const { name, filename, type, charset, encoded, content, unsure } = part;
  if (encoded) throw new Refused('a transfer encoding');
  if (Buffer.byteLength(name) > 128) throw new Refused('a long name');
  if (filename !== undefined) lastSegment(filename);
  if (kind === 'absent' && content.length > 0) throw new Refused('a content without a file name');
  if (kind === 'absent' && type?.startsWith('multipart/') && (isFile(name) || isField(name))) throw new Refused('a nested body');
  if (kind === 'file' && filename === undefined && (type === undefined || type.startsWith('multipart/'))) throw new Refused('text for a file');
  if (kind === 'field' && type?.startsWith('multipart/')) throw new Refused('a nested body');
  if (kind === 'file' && !isFile(name)) throw new Refused('a file that is not declared');
  if (kind === 'file' && name === 'images' && type !== 'image/png') throw new Refused('a file of another type');
  if (kind === 'field' && !isField(name)) throw new Refused('a field that is not declared');
  if (kind === 'field' && !unsure && !/^(?:utf-8|utf8|us-ascii)$/i.test(charset ?? 'utf-8')) throw new Refused('another charset');
}

function seenFile({ filename, type = BYTES, content }: ReadPart): SeenFile {
  return { ...(filename !== undefined && { name: lastSegment(filename) }), contentType: type, sha256: sha256(content) };
}

function lastSegment(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1) as string;
  if (name === '.' || name === '..' || (name === '' && filename !== '')) throw new Refused('the name of a folder');
  if (Buffer.byteLength(name) > 255) throw new Refused('a long file name');
  return name;
}

function readJson(content: Buffer): unknown {
  try {
    return JSON.parse(utf8(content).replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Refused('no JSON', { cause });
  }
}

function jsonTexts(content: Buffer): string[] {
  const value = readJson(content);
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => {
    if (typeof item === 'object') throw new Refused('JSON that is no text');
    return typeof value === 'number'
      ? utf8(content)
          .replace(/^\uFEFF/, '')
          .trim()
      : String(item);
  });
}

function append<T>(lists: Record<string, T[]> | Record<string, unknown>, name: string, value: T): void {
  const list = (lists[name] ?? []) as T[];
  lists[name] = [...list, value];
}
