import { type FileAttributes, ReceivedFile, RestError } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';
import { attachContent, UploadedFile } from './uploaded-file.ts';

/** A file as the serializer is given it. Without `content` for one that nobody asked for. */
export function receivedFile(attributes: FileAttributes, content: FileContent | undefined): ReceivedFile {
  return new ReceivedFile(attributes, (instance) => {
    if (!content || !(instance instanceof UploadedFile)) return;
    addAttributes(instance, attributes);
    attachContent(instance, content);
  });
}

/**
 * A file whose bytes have not arrived yet.
 *
 * Its size and the other attributes that depend on the bytes throw `RestError` if a constraint reads them.
 */
export function claimedFile(attributes: FileAttributes, content: FileContent | undefined): ReceivedFile {
  return new ReceivedFile(attributes, (instance) => {
    if (!(instance instanceof UploadedFile)) return;
    addAttributes(instance, attributes);
    for (const name of OF_BYTES) Object.defineProperty(instance, name, { get: refuseToTell });
    if (content) attachContent(instance, content);
  });
}

const OF_BYTES = ['size', 'sha256', 'detectedType', 'key'] as const satisfies readonly (keyof FileAttributes)[];

/** The model has loaded its declared attributes already, perhaps with `@Transform`. */
function addAttributes(instance: object, attributes: FileAttributes): void {
  const values = instance as Record<string, unknown>;
  for (const name in attributes) if (values[name] === undefined) values[name] = attributes[name as keyof FileAttributes];
}

function refuseToTell(): never {
  throw new RestError('file_not_arrived', 'The bytes of the file have not arrived yet');
}
