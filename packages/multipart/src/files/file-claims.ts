import type { FileAttributes, MediaType } from '@modern-rest/core';

/** What a client says of a file. */
export type FileClaims = Pick<FileAttributes, 'charset' | 'contentType' | 'contentTypeExtra' | 'name'>;

/** What is known of a file besides. */
export type FileFacts = Pick<FileAttributes, 'detectedType' | 'key' | 'sha256' | 'size'>;

/** What a media type claims. */
export type TypeClaims = Omit<FileClaims, 'name'>;

/** The media type of a file without a `Content-Type`: it claims nothing. */
export const BYTES = 'application/octet-stream';

/** `true` for `application/json` and types like `application/ld+json`. */
export function isJson(contentType: string): boolean {
  return contentType === 'application/json' || contentType.endsWith('+json');
}

/** The claims of a file from its name and media type. */
export function fileClaims(name: string | undefined, mediaType: MediaType | undefined): FileClaims {
  return { name, ...typeClaims(mediaType) };
}

/** The claims of a media type. Default: `application/octet-stream`. */
export function typeClaims({ type, parameters }: MediaType = { type: BYTES, parameters: {} }): TypeClaims {
  return { contentType: type, charset: parameters['charset'], contentTypeExtra: Object.freeze({ ...parameters }) };
}

/** All attributes of a file. Written out: this is done for every file. */
export function fileAttributes({ name, contentType, charset, contentTypeExtra }: FileClaims, facts: FileFacts): FileAttributes {
  const { size, sha256, detectedType, key } = facts;
  return { size, name, contentType, charset, contentTypeExtra, sha256, detectedType, key };
}
