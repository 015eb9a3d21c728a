import type { Storage } from '@modern-rest/core';

/** Where a parser puts the files that it reads. */
export interface UploadOptions {
  /** Default: `temporaryStorage()`, one of the parser's own. */
  readonly storage?: Storage;
}
