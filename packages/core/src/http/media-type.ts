import { parse } from 'content-type';

/** A media type and its parameters (RFC 9110, section 8.3.1). */
export interface MediaType {
  /** In lower case and without parameters: `text/plain`. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A media type, or a range of them, without parameters. */
export const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

/** Reads a `Content-Type`; `undefined` if it is not one. */
export function parseMediaType(header: string): MediaType | undefined {
  const { type, parameters } = parse(header);
  return MEDIA_TYPE.test(type) ? { type: type.toLowerCase(), parameters } : undefined;
}

/** A parameter as `parse` reads it: a quoted value ends with its quote, or with the header. Linear, because each match succeeds. */
const PARAMETER = /;([^=;]*)=[ \t]*(?:"(?:[^"\\]|\\.)*"?)?[^;]*|;[^;]*/g;

/** `true` if a `Content-Type` has a parameter twice: programs disagree on which one they use. */
export function hasRepeatedParameter(header: string): boolean {
  const names = Array.from(header.matchAll(PARAMETER), ([, name]) => name?.trim().toLowerCase()).filter((name) => name !== undefined);
  return new Set(names).size < names.length;
}
