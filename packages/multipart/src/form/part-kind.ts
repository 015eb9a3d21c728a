import { isJson } from '../files/file-claims.ts';
import type { DeclaredPart } from './declared-parts.ts';
import type { PartHead } from './part-head.ts';

/**
 * The kind of a part. `unnamed` is a file without a name: if it has no content, the file is missing. Browsers and API pages send such a part for an
 * empty file input.
 */
export type PartKind = 'field' | 'file' | 'unnamed';

/** `false` for the types of text fields: `text/plain`, which is the default, other text, and JSON. */
function isBinary({ hasType, claims: { contentType } }: PartHead): boolean {
  return hasType && !contentType.startsWith('text/') && !isJson(contentType);
}

/**
 * Returns the kind of a part. The declaration of its field decides; the part itself only if the endpoint declares no such field.
 *
 * JSON may have a file name: a `Blob` in `FormData` has one. If the endpoint reads base64, text without a file name is base64.
 */
export function partKind(head: PartHead, declared: DeclaredPart | undefined, readsBase64: boolean): PartKind {
  const { name } = head.claims;
  if (declared?.text && (declared.text.json || isJson(head.claims.contentType))) return 'field';
  if (name) return 'file';
  if (declared?.file) return name === undefined && readsBase64 && !isBinary(head) ? 'field' : 'unnamed';
  if (name === '') return 'unnamed';
  return declared === undefined && isBinary(head) ? 'file' : 'field';
}
