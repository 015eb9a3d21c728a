import type { UploadedFile } from '@modern-rest/multipart';
import type { ImageFormat } from './formats/image-format.ts';

/** What a client says that claims nothing. */
const NO_CLAIMS: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/** What a client says of an image of `format` that is not true; `undefined` if there is nothing. */
export function falseClaim({ contentType, name = '' }: UploadedFile, format: ImageFormat): string | undefined {
  if (!NO_CLAIMS.has(contentType) && !format.mediaTypes.includes(contentType)) {
    return `is ${format.mediaTypes[0]}, and not of the Content-Type that it was sent with`;
  }
  const [, extension] = /\.([a-z]\w*)$/i.exec(name) ?? [];
  if (extension === undefined || format.extensions.includes(extension.toLowerCase())) return undefined;
  return `is ${format.mediaTypes[0]}, and its name does not end in .${format.extensions[0]}`;
}
