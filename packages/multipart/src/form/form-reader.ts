import {
  type FileValue,
  groupByName,
  type HttpRequest,
  type MaybePromise,
  type ParsedBody,
  type ParserContext,
  readChunks,
  type Storage,
} from '@modern-rest/core';
import { type RequestFiles, requestFiles } from '../files/request-files.ts';
import { readBoundary } from './boundary.ts';
import { type CollectedParts, partCollectors } from './part-collector.ts';
import { partHeads } from './part-head.ts';
import { partScanner } from './part-scanner.ts';

/** Returns the function that reads the forms of an endpoint. Whatever goes wrong with one, nothing of it is left behind. */
export function formReader(context: ParserContext, storage: Storage): (request: HttpRequest) => Promise<ParsedBody> {
  const { limits } = context;
  const heads = { limits, readHead: partHeads(limits) };
  const newCollector = partCollectors(context);
  const bound = { name: 'A multipart body', limit: limits.multipartBody };

  return async (request) => {
    const boundary = readBoundary(request);
    const received = requestFiles(request, limits);
    const parts = newCollector((field, head) => received.receive(field, head.claims, storage));
    const scanner = partScanner(boundary, heads, parts);
    const feed = (chunk: Buffer): MaybePromise<void> => {
      scanner.feed(chunk);
      return parts.waiting();
    };
    try {
      await readChunks(request, bound, feed);
      scanner.end();
      const { fields, files } = parts.collected();
      return new FormBody(groupByName(fields), groupFiles(files), received);
    } catch (error) {
      await parts.waiting()?.catch(() => undefined);
      await received.dispose();
      throw error;
    }
  };
}

/** A form that was read. Who reads more files out of it adds them to those of its request. */
export class FormBody implements ParsedBody {
  constructor(
    readonly value: ParsedBody['value'],
    readonly files: NonNullable<ParsedBody['files']>,
    readonly received: RequestFiles,
  ) {}

  commit(): MaybePromise<void> {
    return this.received.commit();
  }

  dispose(): MaybePromise<void> {
    return this.received.dispose();
  }
}

/** Files by field name; a repeated name has a list. */
function groupFiles(files: CollectedParts['files']): Record<string, FileValue | FileValue[]> {
  const grouped = Object.create(null) as Record<string, FileValue | FileValue[]>;
  for (const [name, file] of files) {
    const present = grouped[name];
    if (present === undefined) grouped[name] = file;
    else if (Array.isArray(present)) present.push(file);
    else grouped[name] = [present, file];
  }
  return grouped;
}
