import type { Parser } from '../contract/parser.ts';
import { ParsingError, PayloadTooLargeError, UnsupportedMediaTypeError } from '../errors/http-error.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';
import { groupByName } from '../http/text-values.ts';
import { decodeUtf8, readBody } from './read-body.ts';

const MEDIA_TYPE = 'application/x-www-form-urlencoded';

/** Parses `application/x-www-form-urlencoded` in UTF-8. A repeated name is a list. */
export function urlencodedParser(): Parser {
  return {
    mediaType: MEDIA_TYPE,
    source: 'text',
    files: false,

    compile({ limits }) {
      const bound = { name: 'An urlencoded body', limit: limits.urlencodedBody };
      return async (request) => {
        checkCharset(request);
        const text = decodeUtf8(await readBody(request, bound));
        checkEscapes(text);
        const pairs = new URLSearchParams(text);
        if (pairs.size > limits.fields) throw new PayloadTooLargeError(`A form must not have more than ${limits.fields} fields`);
        return { value: groupByName(pairs) };
      };
    },
  };
}

function checkCharset(request: HttpRequest): void {
  const charset = parseMediaType(headerValue(request, 'content-type') ?? '')?.parameters['charset'];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw new UnsupportedMediaTypeError('An urlencoded body must be in UTF-8', [MEDIA_TYPE]);
}

/** `URLSearchParams` takes broken escapes literally and broken UTF-8 as U+FFFD; neither is what the client meant. */
function checkEscapes(text: string): void {
  try {
    decodeURIComponent(text);
  } catch (cause) {
    throw new ParsingError('The body has a percent escape that is not UTF-8', { cause });
  }
}
