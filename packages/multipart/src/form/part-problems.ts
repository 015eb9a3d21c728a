import { ParsingError } from '@modern-rest/core';
import type { DeclaredPart } from './declared-parts.ts';
import type { PartHead } from './part-head.ts';
import type { PartKind } from './part-kind.ts';

/** Texts in ASCII are in UTF-8, too. */
const UTF_8 = /^(?:utf-?8|us-ascii)$/i;

/** Throws `ParsingError` for a part whose headers do not fit its field, before its content is read. */
export function checkPart({ name: sent, claims, encoded }: PartHead, kind: PartKind, declared: DeclaredPart | undefined): void {
  const name = declared?.name ?? sent;
  const place = kind === 'field' ? 'body' : 'files';
  const { contentType, charset = 'utf-8' } = claims;
  if (encoded) {
    const message = 'has a Content-Transfer-Encoding, which forms must not use (RFC 7578, section 4.7)';
    throw problem(name, message, place);
  }
  if (kind !== 'file' && declared && contentType.startsWith('multipart/')) {
    throw problem(name, `is a multipart body of its own, which forms do not support. Send each file as a part named ${name}`, place);
  }
  if (kind === 'file' && declared?.text) throw problem(name, 'must be text, not a file. Send it as a part without a file name', 'body');
  if (kind === 'field' && !UTF_8.test(charset)) throw notUtf8(name, 'body');
}

/** The problem of a text in another encoding. */
export function notUtf8(name: string, place: 'body' | 'files'): ParsingError {
  return problem(name, 'must be in UTF-8', place);
}

function problem(name: string, message: string, place: 'body' | 'files'): ParsingError {
  return new ParsingError(`${name} ${message}`, { path: [place, name] });
}
