import { jsonText, quote } from './json-text.ts';

/** The form in which answers are put together: JSON text, or plain values for renderers of other media types. */
export interface Form<T> {
  /** `false` if values are only validated: no `@Transform` runs. */
  readonly writes: boolean;
  /** Turns a plain value into this form; `undefined` if it is left out. */
  plain(value: unknown): T | undefined;
  list(items: readonly (T | undefined)[]): T;
  /** Puts members together. `label` makes the labels. */
  object(members: readonly (readonly [label: string, value: T])[]): T;
  label(name: string): string;
  /** Adds a member to an object, as the first one. */
  withMember(object: T, name: string, value: string): T;
}

/** JSON text. */
export const JSON_TEXT: Form<string> = {
  writes: true,
  plain: jsonText,
  list(items) {
    let text = '';
    for (const item of items) text += `${text === '' ? '' : ','}${item ?? 'null'}`;
    return `[${text}]`;
  },
  object(members) {
    let text = '';
    for (const [label, value] of members) text += `${text === '' ? '' : ','}${label}${value}`;
    return `{${text}}`;
  },
  label: (name) => `${quote(name)}:`,
  withMember: (object, name, value) => `{${quote(name)}:${quote(value)}${object === '{}' ? '' : ','}${object.slice(1)}`,
};

/** Plain values: the same as `JSON.parse` returns for the JSON text, except for values that JSON does not have. */
export const PLAIN_VALUE: Form<unknown> = {
  writes: true,
  plain: (value) => value,
  list: (items) => items.map((item) => item ?? null),
  object: (members) => Object.fromEntries(members),
  label: (name) => name,
  withMember: (object, name, value) => ({ [name]: value, ...(object as object) }),
};

/** No form: values are validated, and the result is `true` for every value that is not refused. */
export const VALIDATED: Form<true> = {
  writes: false,
  plain: () => true,
  list: () => true,
  object: () => true,
  label: (name) => name,
  withMember: () => true,
};
