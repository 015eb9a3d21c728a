import { fileURLToPath } from 'node:url';

/** Where a decorator was called. Formatted only when a problem is reported. */
export type CallSite = { readonly stack?: string };

/** Captures the caller of `decorator`. */
export function captureCallSite(decorator: (...args: never[]) => unknown): CallSite {
  const site: CallSite = {};
  Error.captureStackTrace(site, decorator);
  return site;
}

/** The place as `file:line:column`; `undefined` if the stack does not tell. */
export function formatCallSite(site: CallSite | undefined): string | undefined {
  const place = site?.stack?.split('\n')[1]?.match(/\(?((?:file:\/\/|\/|[A-Za-z]:)[^()]*):(\d+):(\d+)\)?$/);
  if (!place) return undefined;
  const [, file = '', line, column] = place;
  return `${file.startsWith('file://') ? fileURLToPath(file) : file}:${line}:${column}`;
}
