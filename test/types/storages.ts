import type { FilePart } from '@modern-rest/core';
import { folderStorage, memoryStorage, temporaryStorage, type UploadedFile } from '@modern-rest/multipart';

// Nothing here runs: the compiler is the test.

export async function keep(file: UploadedFile, part: FilePart): Promise<void> {
  const folder = folderStorage('uploads');
  const keys: string[] = [await file.saveTo(folder), await part.saveTo(folder)];
  // @ts-expect-error it keeps nothing beyond the request
  keys.push(await file.saveTo(memoryStorage()));
  // @ts-expect-error
  keys.push(await part.saveTo(temporaryStorage()));
  // @ts-expect-error a path gives no key
  keys.push(await file.saveTo('a/path'));
}
