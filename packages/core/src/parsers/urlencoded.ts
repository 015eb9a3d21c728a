import type { Limits } from '../contract/limits.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { chain } from '../contract/waiting.ts';
import { ParsingError, PayloadTooLargeError, UnsupportedMediaTypeError } from '../errors/http-error.ts';
import { shownName } from '../errors/issue.ts';
import { hasRepeatedParameter, parseMediaType } from '../http/media-type.ts';
import { headerValue } from '../http/message.ts';
import { remembered } from '../http/remembered.ts';
import { groupByName, hasBrokenEscape, urlencodedPairs } from '../http/text-values.ts';
import { looksLikeForm } from './looks-like-form.ts';
import { decodeUtf8, readBody } from './read-body.ts';

const MEDIA_TYPE = 'application/x-www-form-urlencoded';

/** Parses `application/x-www-form-urlencoded` in UTF-8. A repeated name is a list. */
export function urlencodedParser(): Parser {
  return {
    mediaType: MEDIA_TYPE,
    source: 'text',
    files: [],

    compile({ limits }) {
      const bound = { name: 'An urlencoded body', limit: limits.urlencodedBody };
      const isUtf8 = remembered(namesUtf8);
      const parse = (bytes: Buffer): ParsedBody => {
        const text = decodeUtf8(bytes);
        if (looksLikeForm(text)) throw new ParsingError(FORM_AS_URLENCODED);
        if (hasBrokenEscape(text)) throw new ParsingError('The body has a percent escape that is not UTF-8');
        const pairs = urlencodedPairs(text);
        if (looksLikeJson(pairs)) throw new ParsingError(JSON_AS_URLENCODED);
        checkSizes(pairs, limits);
        return { value: groupByName(pairs) };
      };
      return (request) => {
        // It is the header that led to this parser.
        if (isUtf8(headerValue(request, 'content-type') as string)) return chain(readBody(request, bound), parse);
        throw new UnsupportedMediaTypeError('An urlencoded body must be in UTF-8', [MEDIA_TYPE]);
      };
    },
  };
}

const FORM_AS_URLENCODED =
  'The body is a multipart form, but its Content-Type is application/x-www-form-urlencoded. Let the HTTP client write the Content-Type of a form';

const JSON_AS_URLENCODED = `The body is JSON, but its Content-Type is ${MEDIA_TYPE}. Send a form, or the Content-Type of the body`;

/** The start of an object, or of a list of objects or strings. The name `[0]` is not JSON. */
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*["{])/;

/** `true` for JSON: a client without a `Content-Type` of its own, such as `curl --data`, sends it as a form. All of it would be one unknown name. */
function looksLikeJson(pairs: URLSearchParams): boolean {
  const [name = ''] = pairs.keys();
  return JSON_START.test(name);
}

function namesUtf8(contentType: string): boolean {
  const charset = parseMediaType(contentType)?.parameters['charset'];
  return charset === undefined || (/^utf-?8$/i.test(charset) && !hasRepeatedParameter(contentType));
}

/** Holds the fields to their limits: in bytes of what they are, not of how they were escaped. */
function checkSizes(pairs: URLSearchParams, { fields, fieldNameSize, fieldSize, fieldsSize }: Limits): void {
  if (pairs.size > fields) throw new PayloadTooLargeError(`A form must not have more than ${fields} fields`);
  let left = fieldsSize;
  for (const [name, value] of pairs) {
    const shown = shownName(name);
    const path = ['body', shown];
    if (Buffer.byteLength(name) > fieldNameSize) {
      throw new PayloadTooLargeError(`The name of a field must not be longer than ${fieldNameSize} bytes`, path);
    }
    const size = Buffer.byteLength(value);
    if (size > fieldSize) throw new PayloadTooLargeError(`${shown} must not be larger than ${fieldSize} bytes`, path);
    if (size > left) throw new PayloadTooLargeError(`The fields of a form together must not be larger than ${fieldsSize} bytes`, path);
    left -= size;
  }
}
