import { errorResponse, InsufficientStorageError, type ResponseSpec, ServiceUnavailableError } from '@modern-rest/core';

/** The responses to a request when a disk fails. */
export const DISK_RESPONSES: readonly ResponseSpec[] = [
  errorResponse(503, 'The server cannot take files now'),
  errorResponse(507, 'There is no room for the files of the request'),
];

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);
const NO_DESCRIPTORS: ReadonlySet<string | undefined> = new Set(['EMFILE', 'ENFILE']);

/** Returns the error to throw when a disk fails: a 507 if it is full, a 503 if the process has no descriptors left, otherwise the error itself. */
export function diskFailure(cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (FULL.has(code)) return new InsufficientStorageError(undefined, { cause });
  return NO_DESCRIPTORS.has(code) ? new ServiceUnavailableError('The server has too many files open', { cause }) : cause;
}

/** Calls a function that uses a disk. Throws the error that `diskFailure` returns. */
export async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw diskFailure(cause);
  }
}
