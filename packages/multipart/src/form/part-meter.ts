import { type HttpError, type IssuePath, type ParserContext, ParsingError, PayloadTooLargeError, shownName } from '@modern-rest/core';
import type { DeclaredPart } from './declared-parts.ts';
import type { PartHead } from './part-head.ts';
import type { PartKind } from './part-kind.ts';

/** Checks the parts of one form against the limits of its endpoint, to the byte. */
export interface PartMeter {
  /** Counts a part. Throws `PayloadTooLargeError` for one too many, and for a name that is too long. */
  begin(head: PartHead, kind: PartKind, declared: DeclaredPart | undefined): void;
  /** Counts the current part as a file: it was `unnamed`, and has content. */
  beginFile(): void;
  /** Counts content of the current part. Throws at the byte that exceeds its limit. */
  add(bytes: number): void;
}

/** Returns the function that makes a meter for each form of an endpoint. */
export function partMeters({ limits }: Pick<ParserContext, 'limits'>): () => PartMeter {
  return () => {
    const filesByName = new Map<string, number>();
    const counts = { parts: 0, files: 0, fields: 0 };
    let fieldBytes = 0;
    // The current part: there is no content before the first one.
    let current: PartKind;
    let declared: DeclaredPart | undefined;
    let name: string;
    let limit: number;
    let size: number;

    const count = (what: keyof typeof counts): void => {
      counts[what] += 1;
      if (counts[what] <= limits[what]) return;
      throw new PayloadTooLargeError(`A form must not have more than ${limits[what]} ${what}`);
    };
    const filePath = (attribute: string): IssuePath => {
      const index = (filesByName.get(name) ?? 1) - 1;
      return declared?.file?.list ? ['files', name, index, attribute] : ['files', name, attribute];
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
    const countFile = (): void => {
      count('files');
      filesByName.set(name, (filesByName.get(name) ?? 0) + 1);
    };
    const limitOf: Readonly<Record<PartKind, () => number>> = {
      file: () => declared?.file?.maxSize ?? limits.fileSize,
      field: () => Math.min(limits.fieldSize, limits.fieldsSize - fieldBytes),
      unnamed: () => 0,
    };
    const exceeded: Readonly<Record<PartKind, () => HttpError>> = {
      file: () => tooLarge(name, limit, filePath('size')),
      field: () =>
        limit === limits.fieldSize
          ? tooLarge(name, limit, ['body', name])
          : tooLarge('The fields of a form together', limits.fieldsSize, ['body', name]),
      unnamed: () => new ParsingError(`${name} has a content, but its file name is empty`, { path: filePath('name') }),
    };

    return {
      begin(head, kind, declaration) {
        current = kind;
        declared = declaration;
        name = declared?.name ?? head.name;
        size = 0;
        count('parts');
        if (kind === 'field') count('fields');
        if (kind === 'file') countFile();
        checkNames(head);
        limit = limitOf[kind]();
      },
      beginFile() {
        current = 'file';
        countFile();
        limit = limitOf.file();
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
