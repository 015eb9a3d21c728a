import type { FileAttributes, MediaType } from '@modern-rest/core';

/** What a client says of a file. */
export type FileClaims = Pick<FileAttributes, 'charset' | 'contentType' | 'contentTypeExtra' | 'name'>;

/** What is known of a file besides. */
export type FileFacts = Pick<FileAttributes, 'detectedType' | 'key' | 'sha256' | 'size'>;

/** What a media type claims. */
export type TypeClaims = Omit<FileClaims, 'name'>;

/** The claims that a name and a media type are; where the client says neither, both are undefined. */
export function fileClaims(name: string | undefined, mediaType: MediaType | undefined): FileClaims {
  return { name, ...typeClaims(mediaType) };
}

/** What a media type claims; without one the type is empty. */
export function typeClaims({ type, parameters }: MediaType = { type: '', parameters: {} }): TypeClaims {
  return { contentType: type, charset: parameters['charset'], contentTypeExtra: Object.freeze({ ...parameters }) };
}

/** All attributes of a file. Written out: this is done for every file. */
export function fileAttributes({ name, contentType, charset, contentTypeExtra }: FileClaims, facts: FileFacts): FileAttributes {
  const { size, sha256, detectedType, key } = facts;
  return { size, name, contentType, charset, contentTypeExtra, sha256, detectedType, key };
}
