import { type ParserContext, rootName } from '@modern-rest/core';
import type { PartHead } from './part-head.ts';

/** What a part is to the endpoint. `absent` is a file input that was left empty: browsers send it all the same. */
export type PartKind = 'field' | 'file' | 'absent';

const BYTES = 'application/octet-stream';

/** Returns the function that gives the declared field of a name: `items` for `items[0][name]`. Any other name is returned unchanged. */
export function textFieldNames(declared: { has(name: string): boolean }): (name: string) => string {
  return (name) => {
    const root = rootName(name);
    return !declared.has(name) && declared.has(root) ? root : name;
  };
}

/**
 * Tells what parts are. Where the endpoint declares a name, its declaration decides.
 *
 * JSON may come with a file name and any type, as a `Blob` does; bytes without a file name may be a file.
 */
export function partKinds({ files, fields }: Pick<ParserContext, 'files' | 'fields'>): (head: PartHead) => PartKind {
  const fileNames = new Set(files.map(({ name }) => name));
  const texts = new Map(fields.filter(({ name }) => !fileNames.has(name)).map(({ name, json }) => [name, json]));

  const nameOf = textFieldNames(texts);

  return ({ name: sent, claims }) => {
    const name = nameOf(sent);
    if (texts.get(name) === true) return 'field';
    if (claims.name !== undefined) return claims.name === '' ? 'absent' : 'file';
    return claims.contentType === BYTES && !texts.has(name) ? 'file' : 'field';
  };
}
