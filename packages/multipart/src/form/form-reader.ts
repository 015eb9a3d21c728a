import {
  attempt,
  chain,
  groupByName,
  type HttpRequest,
  type MaybePromise,
  type ParsedBody,
  type ParserContext,
  type Storage,
} from '@modern-rest/core';
import { type RequestFiles, requestFiles } from '../files/request-files.ts';
import { compileForm } from './compile-form.ts';
import { groupFiles } from './group-files.ts';

/** Returns the function that reads the forms of an endpoint. Whatever goes wrong with one, nothing of it is left behind. */
export function formReader(context: ParserContext, storage: Storage): (request: HttpRequest) => MaybePromise<ParsedBody> {
  const { newCollector, read } = compileForm(context);
  return (request) => {
    const received = requestFiles(request, context.limits);
    const parts = newCollector((field, claims) => received.receive(field, claims, storage));
    return attempt<ParsedBody>(
      () => chain(read(request, parts), ({ fields, files }) => new FormBody(groupByName(fields), groupFiles(files), received)),
      async (error) => {
        await parts.waiting()?.catch(() => undefined);
        await received.dispose();
        throw error;
      },
    );
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
