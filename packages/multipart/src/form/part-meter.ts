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

/** How many bytes a part may have, and what to say of more. */
interface Bound {
  readonly limit: number;
  readonly error: () => HttpError;
}

export function partMeter({ limits, files: declared }: Pick<ParserContext, 'limits' | 'files'>): PartMeter {
  const declaredFiles = new Map(declared.map((field) => [field.name, field]));
  const filesByName = new Map<string, number>();
  const counts = { parts: 0, files: 0, fields: 0 };
  let fieldBytes = 0;
  // Of the part that has begun: no content comes before.
  let current: PartKind;
  let bound: Bound;
  let size = 0;

  const count = (what: keyof typeof counts): void => {
    counts[what] += 1;
    if (counts[what] > limits[what]) throw new PayloadTooLargeError(`A form must not have more than ${limits[what]} ${what}`);
  };
  const checkNames = ({ name, filename = '' }: PartHead, kind: PartKind): void => {
    if (Buffer.byteLength(name) > limits.fieldNameSize) {
      const path = [kind === 'field' ? 'body' : 'files', shownName(name)];
      throw new PayloadTooLargeError(`The name of a field must not be longer than ${limits.fieldNameSize} bytes`, path);
    }
    if (Buffer.byteLength(filename) > limits.fileNameSize) {
      throw new ParsingError(`The name of a file must not be longer than ${limits.fileNameSize} bytes`, { path: filePath(name, 'name') });
    }
  };
  const bounds: Readonly<Record<PartKind, (name: string) => Bound>> = {
    file: (name) => {
      const limit = declaredFiles.get(name)?.maxSize ?? limits.fileSize;
      return { limit, error: () => tooLarge(name, limit, filePath(name, 'size')) };
    },
    field: (name) => {
      const left = limits.fieldsSize - fieldBytes;
      if (limits.fieldSize <= left) return { limit: limits.fieldSize, error: () => tooLarge(name, limits.fieldSize, ['body', name]) };
      return { limit: left, error: () => tooLarge('The fields of a form together', limits.fieldsSize, ['body', name]) };
    },
    absent: (name) => ({
      limit: 0,
      error: () => new ParsingError(`${name} has a content, but its file name is empty`, { path: filePath(name, 'name') }),
    }),
  };
  const filePath = (name: string, attribute: string): IssuePath => {
    const index = (filesByName.get(name) ?? 1) - 1;
    return declaredFiles.get(name)?.list ? ['files', name, index, attribute] : ['files', name, attribute];
  };

  return {
    begin(head, kind) {
      count('parts');
      if (kind !== 'absent') count(`${kind}s`);
      if (kind === 'file') filesByName.set(head.name, (filesByName.get(head.name) ?? 0) + 1);
      checkNames(head, kind);
      current = kind;
      bound = bounds[kind](head.name);
      size = 0;
    },
    add(bytes) {
      size += bytes;
      if (size > bound.limit) throw bound.error();
      if (current === 'field') fieldBytes += bytes;
    },
  };
}

function tooLarge(what: string, limit: number, path: IssuePath): HttpError {
  return new PayloadTooLargeError(`${what} must not be larger than ${limit} bytes`, path);
}
