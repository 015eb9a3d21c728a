import type { UploadTo } from '../cases.ts';
import { uploadBody } from '../load/upload-body.ts';
import { answerText } from '../servers/counted.ts';

/** The text that an upload has to be answered with. */
export function uploadAnswer({ target, upload }: UploadTo): string {
  if (target.server === 'drain') return answerText({ files: 0, fields: 0, bytes: uploadBody(upload).bytes });
  const { files, fields } = upload;
  return answerText({ files: files.length, fields: Object.keys(fields).length, bytes: files.reduce((sum, size) => sum + size, 0) });
}
