import {
  chain,
  type FileField,
  type FileValue,
  groupByName,
  type HttpRequest,
  type MaybePromise,
  type ParsedBody,
  type Parser,
  type ParserContext,
  ReceivedFile,
  type Storage,
} from '@modern-rest/core';
import type { FileClaims } from '../files/file-claims.ts';
import { fileFieldNames } from '../files/file-field-names.ts';
import { requestFiles } from '../files/request-files.ts';
import { FormBody } from '../form/form-reader.ts';
import { temporaryStorage } from '../storage/temporary-storage.ts';
import { base64File } from './base64-file.ts';
import type { UploadOptions } from './upload-options.ts';

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
export function base64Files(parser: Parser, { storage = temporaryStorage() }: UploadOptions = {}): Parser {
  return {
    ...parser,
    files: [...parser.files, 'base64'],
    // What is decoded has arrived.
    streams: false,
    keeps: storage.keeps && (parser.files.length === 0 || parser.keeps === true),
    storages: [...(parser.storages ?? []), storage],
    responses: [...(parser.responses ?? []), ...storage.responses],
    compile(context) {
      const read = parser.compile({ ...context, readsBase64: true });
      return async (request) => decodeFiles(await read(request), request, context, { json: parser.source === 'json', storage });
    },
  };
}

interface Decoding {
  /** Whether values are those of JSON, and not text alone. */
  readonly json: boolean;
  readonly storage: Storage;
}

async function decodeFiles(
  body: ParsedBody,
  request: HttpRequest,
  { files, limits }: ParserContext,
  { json, storage }: Decoding,
): Promise<ParsedBody> {
  const { value, files: received = {} } = body;
  const values = isObject(value) ? (json ? value : withLists(value, files)) : {};
  const kept = body instanceof FormBody ? body.received : requestFiles(request, limits);
  const commit = (): MaybePromise<void> => chain(kept.commit(), () => body.commit?.());
  const dispose = (): MaybePromise<void> => chain(kept.dispose(), () => body.dispose?.());
  const keep = async (field: FileField, claims: FileClaims, bytes: Buffer): Promise<FileValue> => {
    const receiver = await kept.receive(field, claims, storage);
    await receiver.write(bytes);
    return receiver.finish();
  };
  try {
    const decoded: Record<string, FileValue | readonly FileValue[]> = { ...received };
    for (const field of files) {
      const sent = Object.hasOwn(received, field.name) ? received[field.name] : own(values, field.name);
      const origin = { field, limits, json, keep: (claims: FileClaims, bytes: Buffer) => keep(field, claims, bytes) };
      if (sent === '' && !json && !field.required) decoded[field.name] = '';
      else if (sent !== undefined) decoded[field.name] = await decodeField(sent, field, (one, path) => base64File(one, { ...origin, path }));
    }
    return { ...body, value: isObject(value) ? without(values, files) : value, files: decoded, commit, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type DecodeOne = (value: unknown, path: readonly (string | number)[]) => MaybePromise<FileValue>;

async function decodeField(sent: unknown, { name }: FileField, decode: DecodeOne): Promise<FileValue | FileValue[]> {
  const one = (value: unknown, path: readonly (string | number)[]): MaybePromise<FileValue> => (ReceivedFile.is(value) ? value : decode(value, path));
  if (!Array.isArray(sent)) return one(sent, ['files', name]);
  const files: FileValue[] = [];
  for (const [index, value] of sent.entries()) files.push(await one(value, ['files', name, index]));
  return files;
}

/** Collects the items of declared lists that a form names with brackets: `photos[]`, `photos[0]`. */
function withLists(values: Values, files: readonly FileField[]): Values {
  const fieldOf = fileFieldNames(files);
  return groupByName(
    Object.entries(values).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [fieldOf(name), one as string])),
  );
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
