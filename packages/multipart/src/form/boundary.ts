import { type HttpRequest, headerValue, ParsingError, parseMediaType } from '@modern-rest/core';

// RFC 2046, section 5.1.1.
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
/** As nearly all clients write it: what is read here is what would be read without it. */
const PLAIN = /^multipart\/form-data; ?boundary=([\w'+.-]{1,70})$/;
const PARAMETER = /;[ \t]*boundary[ \t]*=/gi;

/** The boundary that a request names. Throws `ParsingError` with cause and fix if it does not name exactly one. */
export function readBoundary(request: HttpRequest): string {
  // It is the header that led to this parser.
  const header = headerValue(request, 'content-type') as string;
  const plain = PLAIN.exec(header);
  if (plain) return plain[1] as string;
  const boundary = parseMediaType(header)?.parameters['boundary'];
  if (boundary === undefined || boundary === '') {
    throw new ParsingError(
      'The Content-Type multipart/form-data has no boundary parameter, probably because it was set by hand. ' +
        'Do not set Content-Type yourself: let the HTTP client write it from the form that it sends',
    );
  }
  if ([...header.matchAll(PARAMETER)].length > 1) throw new ParsingError('The Content-Type has more than one boundary');
  if (!BOUNDARY.test(boundary)) {
    throw new ParsingError('The boundary of the Content-Type is not valid: 1 to 70 characters of RFC 2046, section 5.1.1');
  }
  return boundary;
}
