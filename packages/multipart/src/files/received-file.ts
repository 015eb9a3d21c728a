import { type FileAttributes, ReceivedFile } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';
import { attachContent, UploadedFile } from './uploaded-file.ts';

/** A file as the serializer is given it. Without `content` for one that nobody asked for. */
export function receivedFile(attributes: FileAttributes, content: FileContent | undefined): ReceivedFile {
  return new ReceivedFile(attributes, (instance) => {
    if (!content || !(instance instanceof UploadedFile)) return;
    Object.assign(instance, attributes);
    attachContent(instance, content);
  });
}
