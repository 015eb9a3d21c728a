import type { Readable } from 'node:stream';
import { markFileModel, type PermanentStorage, RestError } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';

/**
 * A model of an uploaded file with its content; extend it to constrain what the client says about the file.
 *
 * ```ts
 * class Receipt extends UploadedFile {
 *   @IsIn(['text/plain']) declare contentType: string;
 *   @Max(1024) declare size: number;
 * }
 * ```
 *
 * The content can be read as often as needed until the request has ended.
 */
export class UploadedFile {
  static {
    markFileModel(UploadedFile);
  }

  /** Bytes received. */
  declare readonly size: number;
  /** The last segment of the name that the client gave; `undefined` if it gave none. */
  declare readonly name: string | undefined;
  /** Media type in lower case without parameters, as the client claims it. Default: `application/octet-stream`. */
  declare readonly contentType: string;
  /** The `charset` parameter of the media type. */
  declare readonly charset: string | undefined;
  /** All parameters of the media type. */
  declare readonly contentTypeExtra: Readonly<Record<string, string>>;
  /** SHA-256 of the bytes in lower-case hexadecimal, computed while they arrive; `undefined` unless the model declares the property with a decorator. */
  declare readonly sha256: string | undefined;
  /**
   * The media type that the first bytes show: `text/plain` for any text, `application/octet-stream` for what is not known; `undefined` unless the
   * model declares the property with a decorator.
   */
  declare readonly detectedType: string | undefined;
  /** What the parser's storage calls the file, once the request has succeeded; `undefined` where it keeps none. */
  declare readonly key: string | undefined;

  /** The same as `contentType`: what the client claims, next to `detectedType`. */
  get clientType(): string {
    return this.contentType;
  }

  /** The content as a stream. */
  stream(): Readable {
    return contentOf(this).stream();
  }

  /** The content in memory. Throws `PayloadTooLargeError` for more than `max` bytes, before they are read. Default: no more than the limits of the upload. */
  async bytes(max?: number): Promise<Uint8Array> {
    return contentOf(this).bytes(max);
  }

  /** The content as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /** Writes the content to `path`, all at once over what is there, and at once. When it fails, what is there stays as it is. */
  saveTo(path: string): Promise<void>;
  /**
   * Gives the content to a storage, and resolves with its key there.
   *
   * The storage shows the file when the request has succeeded: with the files of all other calls, or with none if the handler throws, or a storage fails.
   */
  saveTo(storage: PermanentStorage): Promise<string>;
  async saveTo(target: string | PermanentStorage): Promise<string | void> {
    return contentOf(this).saveTo(target as string & PermanentStorage);
  }
}

/** Gives an instance of `UploadedFile` its content. */
export function attachContent(file: UploadedFile, content: FileContent): void {
  new ContentSlot(file, content);
}

function contentOf(file: UploadedFile): FileContent {
  const content = ContentSlot.of(file);
  if (!content) throw new RestError('file_without_content', 'This file was not received in a request, so it has no content');
  return content;
}

class Returned {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what is returned gets the private field of the class that extends this one.
    return object;
  }
}

/** A private field that only this module gives: an object in a body cannot pass for an upload. A weak map takes a multiple of the time. */
class ContentSlot extends Returned {
  readonly #content: FileContent;

  constructor(file: object, content: FileContent) {
    super(file);
    this.#content = content;
  }

  static of(file: object): FileContent | undefined {
    return #content in file ? file.#content : undefined;
  }
}
