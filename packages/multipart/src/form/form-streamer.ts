import { groupByName, type HttpRequest, type ParsedBody, type ParserContext, ParsingError, shownName } from '@modern-rest/core';
import { type ReadParts, streamedBody } from '../files/streamed-body.ts';
import { compileForm } from './compile-form.ts';
import { groupFiles } from './group-files.ts';
import type { CollectedParts } from './part-collector.ts';
import type { PartHead } from './part-head.ts';
import { partKind } from './part-kind.ts';

/** Returns the function that reads the forms of an endpoint that takes files while they arrive. Fields come before them. */
export function formStreamer(context: ParserContext): (request: HttpRequest) => Promise<ParsedBody> {
  const form = compileForm(context);

  return (request) => {
    let fields: CollectedParts['fields'] = [];
    const read: ReadParts = async (stream, stop) => {
      let hasBegun = false;
      const parts = form.newCollector((field, claims) => {
        if (!hasBegun) ({ fields } = parts.collected());
        hasBegun = true;
        return stream.receive(field, claims);
      });
      const begin = (head: PartHead): void => {
        if (hasBegun && partKind(head, form.find(head.name), false) === 'field') throw tooLate(head);
        parts.begin(head);
      };
      const collected = await form.read(request, { ...parts, begin }, stop);
      if (!hasBegun) ({ fields } = collected);
      await stream.end(groupFiles(collected.files));
    };
    return streamedBody(request, context.limits, read, () => groupByName(fields));
  };
}

function tooLate({ name }: PartHead): ParsingError {
  return new ParsingError(`${name} must be sent before the files of the form`, { path: ['body', shownName(name)] });
}
