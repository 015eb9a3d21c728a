import { ServiceUnavailableError } from '@modern-rest/core';

interface FailedCall {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * Calls a server. Throws `ServiceUnavailableError` (503) where it does not answer, not in time, or that it cannot now; what it refuses is the fault of
 * the application, and thrown as it is.
 */
export async function failing<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const status = (cause as FailedCall).$metadata?.httpStatusCode;
    // Without a status there was no answer, or one that ended too early.
    const isRefusal = status !== undefined && status >= 400 && status < 500;
    throw isRefusal ? cause : new ServiceUnavailableError('The storage of files cannot be reached now', { cause });
  }
}
