import { type HttpRequest, type Limits, type ParsedBody, RestError } from '@modern-rest/core';
import { type PartStream, partStream } from './part-stream.ts';
import { type RequestFiles, requestFiles } from './request-files.ts';

/** Reads a body until `stop` is aborted. What it finds goes to `parts`; whatever it throws fails them. */
export type ReadParts = (parts: PartStream, stop: AbortSignal) => Promise<void>;

/**
 * A body whose files are given while they arrive. It is there when the first file has begun.
 *
 * A request that has failed is answered so, also if its handler does not mind. When the request ends before its body, nobody reads on.
 */
export async function streamedBody(request: HttpRequest, limits: Limits, read: ReadParts, value: () => unknown): Promise<ParsedBody> {
  const received: RequestFiles = requestFiles(request, limits);
  const parts = partStream(received);
  const stop = new AbortController();
  const reading = read(parts, stop.signal).catch(parts.fail);
  await parts.begun;
  return {
    value: value(),
    parts,
    async commit() {
      parts.check();
      await received.commit();
    },
    async dispose() {
      const gone = new RestError('file_gone', 'The request has ended, and what was left of its files with it');
      parts.fail(gone);
      stop.abort(gone);
      await reading;
      await received.dispose();
    },
  };
}
