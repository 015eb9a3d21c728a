import { errorResponse, InsufficientStorageError, type ResponseSpec, ServiceUnavailableError } from '@modern-rest/core';

/** What a request is answered when a disk fails. */
export const DISK_RESPONSES: readonly ResponseSpec[] = [
  errorResponse(503, 'The server cannot take files now'),
  errorResponse(507, 'There is no room for the files of the request'),
];

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);
const NO_DESCRIPTORS: ReadonlySet<string | undefined> = new Set(['EMFILE', 'ENFILE']);

/** What to answer when a disk fails: 507 where it is full, 503 where the process has no descriptors left; any other error is what it was. */
export function diskFailure(cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (FULL.has(code)) return new InsufficientStorageError(undefined, { cause });
  return NO_DESCRIPTORS.has(code) ? new ServiceUnavailableError('The server has too many files open', { cause }) : cause;
}

/** Does something with a disk. Throws what `diskFailure` says. */
export async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw diskFailure(cause);
  }
}
