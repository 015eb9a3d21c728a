/** Does something that ends when its signal is aborted: after so many milliseconds, or with the signal of somebody else. */
export async function inTime<T>(milliseconds: number, other: AbortSignal | undefined, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  // Not `AbortSignal.any`: of signals that nothing else holds Node 20 forgets the timeout.
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const late = setTimeout(abort, milliseconds);
  other?.addEventListener('abort', abort);
  if (other?.aborted) abort();
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(late);
    other?.removeEventListener('abort', abort);
  }
}
