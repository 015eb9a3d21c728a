export { base64Files } from './base64-files.ts';
export type { FileContent } from './file-content.ts';
export { multipartParser } from './multipart-parser.ts';
export { rawFileParser } from './raw-file-parser.ts';
export { UploadedFile } from './uploaded-file.ts';
