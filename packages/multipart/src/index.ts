export { base64Files } from './parsers/base64-files.ts';
export type { FileContent } from './files/file-content.ts';
export { multipartParser } from './parsers/multipart-parser.ts';
export { rawFileParser } from './parsers/raw-file-parser.ts';
export { UploadedFile } from './files/uploaded-file.ts';
