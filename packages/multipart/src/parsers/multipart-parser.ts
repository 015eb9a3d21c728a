import type { Parser } from '@modern-rest/core';
import { readBoundary } from '../form/boundary.ts';
import { readForm } from '../form/form-reader.ts';

/** Parses `multipart/form-data` (RFC 7578): text fields for `@Body`, files for `@FileMetadata`. */
export function multipartParser(): Parser {
  return {
    mediaType: 'multipart/form-data',
    source: 'text',
    files: ['part'],
    compile: (context) => async (request) => readForm(request, readBoundary(request), context),
  };
}
