import type { FileField, ParserContext, TextField } from '@modern-rest/core';

/** The field of an endpoint that a part is sent for: a file or a text. */
export type DeclaredPart = { readonly name: string } & (
  | { readonly file: FileField; readonly text?: undefined }
  | { readonly text: TextField; readonly file?: undefined }
);

/** Finds the field that a part name belongs to; `undefined` if the endpoint declares no such field. */
export type FindDeclared = (name: string) => DeclaredPart | undefined;

/** Returns the function that compares the names of parts with the declared names. It is the only place that does. */
export function declaredParts({ files, fields }: Pick<ParserContext, 'files' | 'fields'>): FindDeclared {
  const declared = new Map<string, DeclaredPart>([
    ...fields.map((text) => [text.name, { name: text.name, text }] as const),
    ...files.map((file) => [file.name, { name: file.name, file }] as const),
  ]);
  return (name) => declared.get(name);
}
