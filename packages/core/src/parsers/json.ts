import type { Limits } from '../contract/limits.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { chain } from '../contract/waiting.ts';
import { ParsingError } from '../errors/http-error.ts';
import { type IssuePath, shownName } from '../errors/issue.ts';
import { parseBoundedJson } from '../http/bounded-json.ts';
import { duplicateKey } from '../http/duplicate-key.ts';
import { invalidJsonAt } from '../http/invalid-json.ts';
import { looksLikeForm } from './looks-like-form.ts';
import { decodeUtf8, readBody } from './read-body.ts';

/** Options of the parser of JSON bodies. */
export interface JsonParserOptions {
  /** Effect of a key that appears twice in one object: its last value is used, or the request fails with 400. Default `'last'`. */
  readonly duplicateKeys?: 'last' | 'refuse';
}

/** Creates the parser of `application/json`. An empty body has no value. */
export function jsonParser({ duplicateKeys = 'last' }: JsonParserOptions = {}): Parser {
  return {
    mediaType: 'application/json',
    source: 'json',
    files: [],

    compile({ limits }) {
      const bound = { name: 'A JSON body', limit: limits.jsonBody };
      const refuseDuplicates = duplicateKeys === 'refuse';
      const parse = (bytes: Buffer): ParsedBody => {
        if (bytes.length === 0) return { value: undefined };
        const text = decodeUtf8(bytes);
        const value = parseJson(text, limits);
        const duplicate = refuseDuplicates ? duplicateKey(text) : undefined;
        if (duplicate) throw new ParsingError('The body must not have the same key twice in one object', { path: bodyPath(duplicate) });
        return { value };
      };
      return (request) => chain(readBody(request, bound), parse);
    },
  };
}

function parseJson(text: string, limits: Limits): unknown {
  let parsed: ReturnType<typeof parseBoundedJson>;
  try {
    parsed = parseBoundedJson(text, limits);
  } catch (cause) {
    // The engine's message quotes the body, and responses contain no rejected values.
    throw new ParsingError(looksLikeForm(text) ? FORM_AS_JSON : `The body is not valid JSON (at character ${invalidJsonAt(text)})`, { cause });
  }
  if ('problem' in parsed) throw new ParsingError(`The body ${parsed.problem}`, { path: bodyPath(parsed.path) });
  return parsed.value;
}

function bodyPath(path: IssuePath): IssuePath {
  return ['body', ...path.map((step) => (typeof step === 'string' ? shownName(step) : step))];
}

const FORM_AS_JSON = 'The body is a multipart form, but its Content-Type is application/json. Let the HTTP client write the Content-Type of a form';
