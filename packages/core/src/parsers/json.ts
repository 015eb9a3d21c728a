import type { Limits } from '../contract/limits.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { ParsingError } from '../errors/http-error.ts';
import { parseBoundedJson } from '../http/bounded-json.ts';
import { decodeUtf8, readBody } from './read-body.ts';

/** Parses `application/json`. An empty body is no value at all. */
export function jsonParser(): Parser {
  return {
    mediaType: 'application/json',
    source: 'json',
    files: [],

    compile({ limits }) {
      const bound = { name: 'A JSON body', limit: limits.jsonBody };
      const parse = (bytes: Buffer): ParsedBody => ({ value: bytes.length === 0 ? undefined : parseJson(decodeUtf8(bytes), limits) });
      return (request) => readBody(request, bound).then(parse);
    },
  };
}

function parseJson(text: string, limits: Limits): unknown {
  let parsed: ReturnType<typeof parseBoundedJson>;
  try {
    parsed = parseBoundedJson(text, limits);
  } catch (cause) {
    // The engine's message quotes the body, and no answer carries a rejected value.
    throw new ParsingError(`The body is not valid JSON${position(cause)}`, { cause });
  }
  if ('problem' in parsed) throw new ParsingError(`The body ${parsed.problem}`);
  return parsed.value;
}

function position(cause: unknown): string {
  const at = /at position (\d+)/.exec((cause as Error).message);
  return at ? ` (at character ${at[1]})` : '';
}
