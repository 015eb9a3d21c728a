import { type HttpError, type IssuePath, type ParserContext, ParsingError, PayloadTooLargeError, shownName } from '@modern-rest/core';
import type { PartHead } from './part-head.ts';
import type { PartKind } from './part-kind.ts';

/** Holds the parts of one form to the limits of its endpoint, to the byte. */
export interface PartMeter {
  /** Counts a part. Throws `PayloadTooLargeError` for one too many, and for a name that is too long. */
  begin(head: PartHead, kind: PartKind): void;
  /** Counts content of the part that has begun. Throws at the byte that exceeds its bound. */
  add(bytes: number): void;
}

/** Returns what makes a meter for each form of an endpoint. */
export function partMeters({ limits, files: declared }: Pick<ParserContext, 'limits' | 'files'>): () => PartMeter {
  const declaredFiles = new Map(declared.map((field) => [field.name, field]));

  return () => {
    const filesByName = new Map<string, number>();
    const counts = { parts: 0, files: 0, fields: 0 };
    let fieldBytes = 0;
    // Of the part that has begun: no content comes before.
    let current: PartKind;
    let name: string;
    let limit: number;
    let size: number;

    const count = (what: keyof typeof counts): void => {
      counts[what] += 1;
      if (counts[what] > limits[what]) throw new PayloadTooLargeError(`A form must not have more than ${limits[what]} ${what}`);
    };
    const filePath = (attribute: string): IssuePath => {
      const index = (filesByName.get(name) ?? 1) - 1;
      return declaredFiles.get(name)?.list ? ['files', name, index, attribute] : ['files', name, attribute];
    };
    const checkNames = ({ claims }: PartHead): void => {
      if (Buffer.byteLength(name) > limits.fieldNameSize) {
        const path = [current === 'field' ? 'body' : 'files', shownName(name)];
        throw new PayloadTooLargeError(`The name of a field must not be longer than ${limits.fieldNameSize} bytes`, path);
      }
      if (Buffer.byteLength(claims.name ?? '') > limits.fileNameSize) {
        throw new ParsingError(`The name of a file must not be longer than ${limits.fileNameSize} bytes`, { path: filePath('name') });
      }
    };
    const limitOf: Readonly<Record<PartKind, () => number>> = {
      file: () => declaredFiles.get(name)?.maxSize ?? limits.fileSize,
      field: () => Math.min(limits.fieldSize, limits.fieldsSize - fieldBytes),
      absent: () => 0,
    };
    const exceeded: Readonly<Record<PartKind, () => HttpError>> = {
      file: () => tooLarge(name, limit, filePath('size')),
      field: () =>
        limit === limits.fieldSize
          ? tooLarge(name, limit, ['body', name])
          : tooLarge('The fields of a form together', limits.fieldsSize, ['body', name]),
      absent: () => new ParsingError(`${name} has a content, but its file name is empty`, { path: filePath('name') }),
    };

    return {
      begin(head, kind) {
        current = kind;
        name = head.name;
        size = 0;
        count('parts');
        if (kind === 'field') count('fields');
        if (kind === 'file') {
          count('files');
          filesByName.set(name, (filesByName.get(name) ?? 0) + 1);
        }
        checkNames(head);
        limit = limitOf[kind]();
      },
      add(bytes) {
        size += bytes;
        if (size > limit) throw exceeded[current]();
        if (current === 'field') fieldBytes += bytes;
      },
    };
  };
}

function tooLarge(what: string, limit: number, path: IssuePath): HttpError {
  return new PayloadTooLargeError(`${what} must not be larger than ${limit} bytes`, path);
}
