import {
  type FileValue,
  groupByName,
  type HttpRequest,
  type MaybePromise,
  type ParsedBody,
  type ParserContext,
  ParsingError,
  readChunks,
  type Storage,
  shownName,
} from '@modern-rest/core';
import { type RequestFiles, requestFiles } from '../files/request-files.ts';
import { type ReadParts, streamedBody } from '../files/streamed-body.ts';
import { readBoundary } from './boundary.ts';
import { type CollectedParts, partCollectors } from './part-collector.ts';
import { type PartHead, partHeads } from './part-head.ts';
import { partKinds } from './part-kind.ts';
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

/** Returns the function that reads the forms of an endpoint that takes files while they arrive. Fields come before them. */
export function formStreamer(context: ParserContext): (request: HttpRequest) => Promise<ParsedBody> {
  const { limits } = context;
  const heads = { limits, readHead: partHeads(limits) };
  const newCollector = partCollectors(context);
  const kindOf = partKinds(context);
  const bound = { name: 'A multipart body', limit: limits.multipartBody };

  return (request) => {
    const boundary = readBoundary(request);
    let fields: CollectedParts['fields'] = [];
    const read: ReadParts = async (stream, stop) => {
      let hasBegun = false;
      const collector = newCollector((field, { claims }) => {
        if (!hasBegun) ({ fields } = collector.collected());
        hasBegun = true;
        return stream.receive(field, claims);
      });
      const begin = (head: PartHead): void => {
        if (hasBegun && kindOf(head) === 'field') throw tooLate(head);
        collector.begin(head);
      };
      const scanner = partScanner(boundary, heads, { ...collector, begin });
      await readChunks(
        request,
        bound,
        (chunk) => {
          scanner.feed(chunk);
          return collector.waiting();
        },
        stop,
      );
      scanner.end();
      const collected = collector.collected();
      if (!hasBegun) ({ fields } = collected);
      await stream.end(groupFiles(collected.files));
    };
    return streamedBody(request, limits, read, () => groupByName(fields));
  };
}

function tooLate({ name }: PartHead): ParsingError {
  return new ParsingError(`${name} has come after a file: send the fields of the form before its files`, { path: ['body', shownName(name)] });
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
