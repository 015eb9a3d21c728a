import { type FileAttributes, markReceived, type ReceivedFile } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';
import type { PartHead } from '../form/part-head.ts';
import { attachContent, UploadedFile } from './uploaded-file.ts';

/** A file part, as the serializer is given it. Without `content` for one that nobody asked for. */
export function receivedFile(
  { filename, mediaType }: Pick<PartHead, 'filename' | 'mediaType'>,
  size: number,
  content: FileContent | undefined,
): ReceivedFile {
  const attributes: FileAttributes = {
    size,
    name: filename,
    contentType: mediaType?.type ?? '',
    charset: mediaType?.parameters['charset'],
    contentTypeExtra: Object.freeze({ ...mediaType?.parameters }),
  };
  return markReceived({
    attributes,
    bindTo(instance) {
      if (!content || !(instance instanceof UploadedFile)) return;
      Object.assign(instance, attributes);
      attachContent(instance, content);
    },
  });
}
