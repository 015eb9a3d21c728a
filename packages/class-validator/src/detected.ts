import { experimentalDecorator, type FileAttributes } from '@modern-rest/core';
import { IsIn } from 'class-validator';
import { lookup } from 'mime-types';

/** Marks the constraint that `@Detected` sets. */
export const DETECTED = Symbol.for('modern-rest:detected');

/**
 * Declares which media types the content of an uploaded file may have, for the property `detectedType` of its model:
 *
 * ```ts
 * class Avatar extends UploadedFile {
 *   @Detected('image/png', 'image/jpeg') declare detectedType: string;
 * }
 * ```
 *
 * The first bytes have to be those of one of the types, and of what the client says with `Content-Type` and with the ending of the name. A client that
 * says `application/octet-stream`, nothing, or an ending that nobody knows, says nothing wrong. Text of any kind is `text/plain`.
 */
export function Detected(...types: readonly [string, ...string[]]): PropertyDecorator {
  return experimentalDecorator(IsIn(types, { context: { [DETECTED]: true } }), Detected);
}

/** What claims nothing. */
const BYTES = 'application/octet-stream';
/** Text in a language of its own: nothing in its first bytes has to say so. */
const TEXT = /^(?:text\/|application\/(?:.*\+)?(?:json|xml|yaml|toml|sql|javascript|graphql|x-sh)$|image\/svg\+xml$)/;
/** Names of one type, of which the second one is that of its registration. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-png', 'image/png'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-wav', 'audio/wav'],
  ['application/x-pdf', 'application/pdf'],
  ['application/x-zip-compressed', 'application/zip'],
]);

/** What a client says of a file that its content is not; `undefined` where both agree. */
export function disagreement({ detectedType = BYTES, contentType, name = '' }: FileAttributes): string | undefined {
  if (!agrees(contentType, detectedType)) return `must be what its contentType says: it is ${detectedType}, not ${contentType}`;
  const byName = lookup(name) || BYTES;
  return agrees(byName, detectedType) ? undefined : `must be what its name says: it is ${detectedType}, not ${byName}`;
}

function agrees(claimed: string, detected: string): boolean {
  if (claimed === BYTES) return true;
  return detected === 'text/plain' ? TEXT.test(claimed) : registered(claimed) === registered(detected);
}

function registered(type: string): string {
  return ALIASES.get(type) ?? type;
}
