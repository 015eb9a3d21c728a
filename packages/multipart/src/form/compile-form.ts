import { chain, type HttpRequest, type MaybePromise, type ParserContext, readChunks } from '@modern-rest/core';
import { readBoundary } from './boundary.ts';
import { declaredParts, type FindDeclared } from './declared-parts.ts';
import { type CollectedParts, type PartCollector, partCollectors } from './part-collector.ts';
import { partHeads } from './part-head.ts';
import { partScanner } from './part-scanner.ts';

/** Reads the forms of an endpoint. */
export interface CompiledForm {
  readonly find: FindDeclared;
  readonly newCollector: ReturnType<typeof partCollectors>;
  /** Gives the parts of a form to a collector, to its end, or until `stop` is aborted. */
  read(request: HttpRequest, parts: PartCollector, stop?: AbortSignal): MaybePromise<CollectedParts>;
}

export function compileForm(context: ParserContext): CompiledForm {
  const { limits } = context;
  const find = declaredParts(context);
  const heads = { limits, readHead: partHeads({ limits, find }) };
  const bound = { name: 'A multipart body', limit: limits.multipartBody };
  return {
    find,
    newCollector: partCollectors(context, find),
    read(request, parts, stop) {
      const scanner = partScanner(readBoundary(request), heads, parts);
      const feed = (chunk: Buffer): MaybePromise<void> => {
        scanner.feed(chunk);
        return parts.waiting();
      };
      return chain(readChunks(request, bound, feed, stop), () => {
        scanner.end();
        return parts.collected();
      });
    },
  };
}
