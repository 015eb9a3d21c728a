export type { FileContent } from './file-content.ts';
export { multipartParser } from './multipart-parser.ts';
export { UploadedFile } from './uploaded-file.ts';
