import { fileURLToPath } from 'node:url';
import type { PlaceSource, SourcePlace } from '../errors/definition-error.ts';

/** Where a decorator was called. Formatted only when a problem is reported. */
export type CallSite = { readonly stack?: string };

/** Captures the caller of a function, and `depth - 1` callers above it. */
export function captureCallSite(called: (...args: never[]) => unknown, depth = 1): CallSite {
  const site: CallSite = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = depth;
  Error.captureStackTrace(site, called);
  Error.stackTraceLimit = stackTraceLimit;
  return site;
}

/** Tells the place of a call when it is asked. */
export function placeOf(site: CallSite | undefined): PlaceSource {
  return () => readPlace(site);
}

function readPlace(site: CallSite | undefined): SourcePlace | undefined {
  const match = site?.stack?.split('\n')[1]?.match(/\(?((?:file:\/\/|\/|[A-Za-z]:)[^()]*):(\d+):(\d+)\)?$/);
  if (!match) return undefined;
  const [, file = '', line, column] = match;
  return { file: file.startsWith('file://') ? fileURLToPath(file) : file, line: Number(line), column: Number(column) };
}
