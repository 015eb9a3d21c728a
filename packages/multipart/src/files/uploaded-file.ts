import type { Readable } from 'node:stream';
import { RestError } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';

// Only what a parser put here has content: an object in a body cannot pass for an upload.
const contents = new WeakMap<object, FileContent>();

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
  /** Bytes received. */
  declare readonly size: number;
  /** The last segment of the name that the client gave; `undefined` if it gave none. */
  declare readonly name: string | undefined;
  /** Media type in lower case without parameters, as the client claims it; empty if it claimed none. */
  declare readonly contentType: string;
  /** The `charset` parameter of the media type. */
  declare readonly charset: string | undefined;
  /** All parameters of the media type. */
  declare readonly contentTypeExtra: Readonly<Record<string, string>>;

  /** The content as a stream. */
  stream(): Readable {
    return contentOf(this).stream();
  }

  /** The content in memory. */
  async bytes(): Promise<Uint8Array> {
    return contentOf(this).bytes();
  }

  /** The content as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /** Writes the content to `path`, all at once over what is there. When it fails, what is there stays as it is. */
  async saveTo(path: string): Promise<void> {
    return contentOf(this).saveTo(path);
  }
}

/** Gives an instance of `UploadedFile` its content. */
export function attachContent(file: UploadedFile, content: FileContent): void {
  contents.set(file, content);
}

function contentOf(file: UploadedFile): FileContent {
  const content = contents.get(file);
  if (!content) throw new RestError('file_without_content', 'This file was not received in a request, so it has no content');
  return content;
}
