import { type FileField, type ParserContext, rootName, type TextField } from '@modern-rest/core';
import { fileFieldNames } from '../files/file-field-names.ts';

/** The field of an endpoint that a part is sent for: a file or a text. */
export type DeclaredPart = { readonly name: string } & (
  | { readonly file: FileField; readonly text?: undefined }
  | { readonly text: TextField; readonly file?: undefined }
);

/** Finds the field that a part name belongs to; `undefined` if the endpoint declares no such field. */
export type FindDeclared = (name: string) => DeclaredPart | undefined;

/**
 * Returns the function that compares the names of parts with the declared names. It is the only place that does.
 *
 * A list of files is also found by `photos[]` and `photos[0]`: every limit and claim is that of the declared field. A text is also found by names like
 * `items[0][name]`, under which its value is collected.
 */
export function declaredParts({ files, fields }: Pick<ParserContext, 'files' | 'fields'>): FindDeclared {
  const declared = new Map<string, DeclaredPart>([
    ...fields.map((text) => [text.name, { name: text.name, text }] as const),
    ...files.map((file) => [file.name, { name: file.name, file }] as const),
  ]);
  const fileFieldOf = fileFieldNames(files);
  return (name) => {
    const exact = declared.get(name) ?? declared.get(fileFieldOf(name));
    if (exact) return exact;
    const text = declared.get(rootName(name))?.text;
    return text && { name, text };
  };
}
