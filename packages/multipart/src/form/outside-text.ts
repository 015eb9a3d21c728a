import { ParsingError } from '@modern-rest/core';

/** Bytes allowed before the first delimiter, after the closing one, and as padding after a delimiter. */
export const MAX_PADDING = 1024;

const CRLF = '\r\n';
/** A line that could belong to a part: it would get lost. */
const LIKE_A_PART = /[\r\n](?:--|content-[a-z-]+[ \t]*:)/i;
const LIKE_A_DELIMITER = /[\r\n]--/;
/** Transport padding, and a line break or the end of the body. */
const END_OF_LINE = /^[ \t]*(?:\r\n|\r?$)/;

/** Throws `ParsingError` for a first delimiter that belongs to another boundary. */
export function refuseBoundary(): never {
  throw new ParsingError(
    'The body uses a different boundary than its Content-Type. ' +
      'Do not set Content-Type yourself: let the HTTP client write it from the form that it sends',
  );
}

/** The text before the first delimiter of a body (RFC 2046, section 5.1.1). It is ignored, unless a part could be in it. */
export interface Preamble {
  /** Throws `ParsingError` for more than `MAX_PADDING` bytes. */
  append(bytes: Buffer): void;
  /** Throws `ParsingError` if the first delimiter does not start its line, or a part could come before it. */
  checkDelimiter(): void;
  /** Throws the `ParsingError` of a body that ends here. `rest` are its last bytes, which could start a delimiter. */
  end(rest: Buffer): never;
}

/** Returns the preamble of a body. The line break that every delimiter starts with is the first thing in it. */
export function preamble(boundary: string): Preamble {
  const max = MAX_PADDING + CRLF.length;
  let size = 0;
  let text = '';

  return {
    append(bytes) {
      text += bytes.toString('latin1', 0, max - Math.min(size, max));
      size += bytes.length;
      if (size > max)
        refuse(text, 'The body does not start with the boundary from its Content-Type. It is not a form, or it uses a different boundary.');
    },
    checkDelimiter() {
      if (text.includes(`--${boundary}`)) throw new ParsingError('The first delimiter is not at the beginning of its line');
      if (!LIKE_A_PART.test(text)) return;
      throw new ParsingError(
        'The body has a part, or a line that starts with two dashes, before its first delimiter. Start each part with the boundary from the Content-Type',
      );
    },
    end(rest) {
      if (size + rest.length <= CRLF.length) throw new ParsingError('The body is empty: a form has at least its closing delimiter');
      refuse(text, 'The body does not contain the boundary from its Content-Type. It is incomplete or uses a different boundary.');
    },
  };
}

/** Throws `ParsingError` with the cause, as far as the beginning of a body shows it. */
function refuse(text: string, message: string): never {
  const other = otherMediaType(text.trim());
  if (other !== undefined) {
    throw new ParsingError(`The body is ${other}, but its Content-Type is multipart/form-data. Send a form, or the Content-Type of the body`);
  }
  if (LIKE_A_DELIMITER.test(text)) refuseBoundary();
  throw new ParsingError(message);
}

function otherMediaType(text: string): string | undefined {
  if (/^[[{]/.test(text)) return 'JSON';
  return /^[^\s=&-][^\s=&]*=\S*$/.test(text) ? 'urlencoded' : undefined;
}

/** The text after the closing delimiter of a body (RFC 2046, section 5.1.1). It is ignored, unless a part could be in it. */
export interface Epilogue {
  /** Throws `ParsingError` for more than `MAX_PADDING` bytes, and if the closing delimiter does not end its line. */
  append(bytes: Buffer): void;
  /** Takes the last bytes. Throws `ParsingError` if a part could come after the closing delimiter. */
  end(rest: Buffer): void;
}

export function epilogue(): Epilogue {
  let text = '';
  const append = (bytes: Buffer): void => {
    text += bytes.toString('latin1', 0, MAX_PADDING + 1);
    if (!END_OF_LINE.test(text)) throw new ParsingError('The closing delimiter is not at the end of its line');
    if (text.length > MAX_PADDING) throw new ParsingError(`The body has more than ${MAX_PADDING} bytes after its closing delimiter`);
  };

  return {
    append,
    end(rest) {
      append(rest);
      if (LIKE_A_PART.test(text)) refuseEpilogue();
    },
  };
}

/** Throws the `ParsingError` for a part after the closing delimiter. */
export function refuseEpilogue(): never {
  throw new ParsingError('The body goes on after its closing delimiter');
}
