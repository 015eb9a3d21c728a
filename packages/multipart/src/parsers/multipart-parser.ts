import type { Parser } from '@modern-rest/core';
import { formReader } from '../form/form-reader.ts';
import { formStreamer } from '../form/form-streamer.ts';
import { temporaryStorage } from '../storage/temporary-storage.ts';
import type { UploadOptions } from './upload-options.ts';

/** Parses `multipart/form-data` (RFC 7578): text fields for `@Body`, files for `@FileMetadata`. */
export function multipartParser({ storage = temporaryStorage() }: UploadOptions = {}): Parser {
  return {
    mediaType: 'multipart/form-data',
    source: 'text',
    files: ['part'],
    streams: true,
    keeps: storage.keeps,
    storages: [storage],
    responses: storage.responses,
    compile(context) {
      // Most endpoints take forms without ever getting one.
      let read: ReturnType<Parser['compile']> | undefined;
      return (request) => {
        read ??= context.streaming ? formStreamer(context) : formReader(context, storage);
        return read(request);
      };
    },
  };
}
