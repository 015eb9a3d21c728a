/** How a file is sent. */
export type Transport = 'multipart' | 'raw' | 'base64';

/** What is sent again and again. */
export interface Upload {
  readonly transport: Transport;
  /** The sizes of its files, in bytes. */
  readonly files: readonly number[];
  /** Its fields of text, by name. A raw body has none. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A body in pieces. Most pieces of a large one are the same block of memory: to make it costs nothing while it is sent. */
export interface UploadBody {
  readonly contentType: string;
  readonly bytes: number;
  readonly pieces: readonly Buffer[];
}

/** Two files of 1 KiB and two fields. */
export const SMALL: Omit<Upload, 'transport'> = { files: [1024, 1024], fields: { title: 'Minutes of the meeting', author: 'Margaret Hamilton' } };
/** One file of 100 MiB. */
export const LARGE: Omit<Upload, 'transport'> = { files: [100 * 1024 * 1024], fields: {} };
/** One file of 1 GiB. */
export const HUGE: Omit<Upload, 'transport'> = { files: [1024 * 1024 * 1024], fields: {} };
