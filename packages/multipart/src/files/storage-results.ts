import { describeValue, RestError, type StorageUpload, type StoredFile } from '@modern-rest/core';

/** Returns the upload that a storage opened. Throws `RestError` for any other result. */
export function checkedUpload(upload: StorageUpload): StorageUpload {
  if (hasMethods(upload, ['write', 'finish', 'abort'])) return upload;
  throw wrongResult(`open of the storage returned ${describeValue(upload)}: return { write, finish, abort }`);
}

/** Returns the file that a storage finished. Throws `RestError` for any other result. */
export function checkedFile(stored: StoredFile): StoredFile {
  const { permanent } = stored ?? {};
  const isFile = typeof stored === 'object' && stored !== null && 'content' in stored;
  if (isFile && (permanent === undefined || (typeof permanent?.key === 'string' && hasMethods(permanent, ['commit'])))) return stored;
  throw wrongResult(
    `finish of the storage returned ${describeValue(stored)}: return { content }, and permanent: { key, commit } for a file that is kept`,
  );
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  const methods = (value ?? {}) as Readonly<Record<string, unknown>>;
  return names.every((name) => typeof methods[name] === 'function');
}

function wrongResult(message: string): RestError {
  return new RestError('storage_invalid', message);
}
