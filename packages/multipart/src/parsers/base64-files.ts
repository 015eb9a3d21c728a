import { type FileField, type FileValue, isReceivedFile, type ParsedBody, type Parser, type ParserContext } from '@modern-rest/core';
import { base64File } from './base64-file.ts';
import { type FileContent, type OpenContent, openContent } from '../files/file-content.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * A parser that also reads base64 in the fields that `@FileMetadata` declares, and the rest as it did.
 *
 * ```ts
 * @Configure({ parsers: [base64Files(jsonParser())] })
 * ```
 *
 * In JSON a file is base64 alone, a `data:` URL, or `{ name, contentType, data }`; in a form it is one of the first two. Base64 is that of RFC 4648,
 * section 4, and nothing near it.
 */
export function base64Files(parser: Parser): Parser {
  return {
    ...parser,
    files: [...parser.files, 'base64'],
    compile(context) {
      const read = parser.compile(context);
      return async (request) => decodeFiles(await read(request), context, parser.source === 'json');
    },
  };
}

async function decodeFiles(body: ParsedBody, { files, limits }: ParserContext, json: boolean): Promise<ParsedBody> {
  const { value, files: received = {} } = body;
  const values = isObject(value) ? value : {};
  const contents: OpenContent[] = [];
  const open = (bytes: Buffer): FileContent => {
    const content = openContent(bytes);
    contents.push(content);
    return content;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(contents.map((content) => content.close()));
    await body.dispose?.();
  };
  try {
    const decoded: Record<string, FileValue | readonly FileValue[]> = { ...received };
    for (const field of files) {
      const sent = Object.hasOwn(received, field.name) ? received[field.name] : own(values, field.name);
      if (sent !== undefined) decoded[field.name] = decodeField(sent, field, (one, path) => base64File(one, { field, path, limits, json, open }));
    }
    return { value: isObject(value) ? without(value, files) : value, files: decoded, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type DecodeOne = (value: unknown, path: readonly (string | number)[]) => FileValue;

function decodeField(sent: unknown, { name }: FileField, decode: DecodeOne): FileValue | FileValue[] {
  const one = (value: unknown, path: readonly (string | number)[]): FileValue => (isReceivedFile(value) ? value : decode(value, path));
  return Array.isArray(sent) ? sent.map((value, index) => one(value, ['files', name, index])) : one(sent, ['files', name]);
}

function own(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function without(values: Values, files: readonly FileField[]): Values {
  const names = new Set(files.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
