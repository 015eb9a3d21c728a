import { type HttpRequest, type ParserContext, readChunks } from '@modern-rest/core';
import { fileFieldNames } from '../files/file-field-names.ts';
import { readBoundary } from './boundary.ts';
import { type CollectedParts, type PartCollector, partCollectors } from './part-collector.ts';
import { type PartHead, partHeads } from './part-head.ts';
import { partScanner } from './part-scanner.ts';

/** What reads the forms of an endpoint. */
export interface CompiledForm {
  readonly newCollector: ReturnType<typeof partCollectors>;
  /** Gives the parts of a form to a collector, to its end, or until `stop` is aborted. */
  read(request: HttpRequest, parts: PartCollector, stop?: AbortSignal): Promise<CollectedParts>;
}

export function compileForm(context: ParserContext): CompiledForm {
  const { limits } = context;
  const readHead = partHeads(limits);
  const fieldOf = fileFieldNames(context.files);
  const heads = {
    limits,
    // Every limit and claim is that of the declared field, whatever spelling of its name a client uses.
    readHead: (block: Buffer): PartHead => {
      const head = readHead(block);
      const name = fieldOf(head.name);
      return name === head.name ? head : { ...head, name };
    },
  };
  const bound = { name: 'A multipart body', limit: limits.multipartBody };
  return {
    newCollector: partCollectors(context),
    async read(request, parts, stop) {
      const scanner = partScanner(readBoundary(request), heads, parts);
      await readChunks(
        request,
        bound,
        (chunk) => {
          scanner.feed(chunk);
          return parts.waiting();
        },
        stop,
      );
      scanner.end();
      return parts.collected();
    },
  };
}
