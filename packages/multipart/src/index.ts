export { base64Files } from './parsers/base64-files.ts';
export { multipartParser } from './parsers/multipart-parser.ts';
export { rawFileParser } from './parsers/raw-file-parser.ts';
export type { UploadOptions } from './parsers/upload-options.ts';

export type { FileContent } from './files/file-content.ts';
export { UploadedFile } from './files/uploaded-file.ts';

export { type FolderStorage, type FolderStorageOptions, folderStorage } from './storage/folder-storage.ts';
export { type MemoryStorageOptions, memoryStorage } from './storage/memory-storage.ts';
export { type TemporaryStorage, type TemporaryStorageOptions, temporaryStorage } from './storage/temporary-storage.ts';
