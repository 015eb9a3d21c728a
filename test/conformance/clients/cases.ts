/** A file that a client is given. */
export interface SentFile {
  readonly field: string;
  /** Where there is none, the client gets the content alone. */
  readonly name?: string;
  readonly size: number;
}

/** What every client sends, and what becomes of it. */
export interface Case {
  readonly title: string;
  /** Endpoints take one file of up to 1 MiB, one of up to 50 MiB, or three files with fields. */
  readonly endpoint: 'small' | 'large' | 'several';
  readonly files: readonly SentFile[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly chunked?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The name of the file in a handler, where it is another one. */
  readonly received?: string;
  /** Whether the answer is that the file is too large. */
  readonly refused?: boolean;
}

const MiB = 1024 * 1024;

const one = (name: string, size = 1000): SentFile[] => [{ field: 'file', name, size }];

export const CASES = {
  small: { title: 'a small file', endpoint: 'small', files: one('small.txt') },
  several: {
    title: 'three files and five fields',
    endpoint: 'several',
    files: [
      { field: 'first', name: 'first.txt', size: 1000 },
      { field: 'second', name: 'second.png', size: 20_000 },
      // More than what is kept in memory.
      { field: 'third', name: 'third.unknown', size: 600_000 },
    ],
    fields: { title: 'A form', empty: '', lines: 'one\r\ntwo\r\n', unicode: 'é漢😀', number: '42' },
  },
  empty: { title: 'a file of 0 bytes', endpoint: 'small', files: one('empty.txt', 0) },
  limit: { title: 'exactly the limit', endpoint: 'small', files: one('limit.txt', MiB) },
  over: { title: 'one byte more', endpoint: 'small', files: one('over.txt', MiB + 1), refused: true },
  large: { title: '50 MiB', endpoint: 'large', files: one('large.txt', 50 * MiB) },
  // It is answered while most of it is still to be sent.
  early: { title: '50 MiB for 1 MiB', endpoint: 'small', files: one('large.txt', 50 * MiB), refused: true },
  chunked: { title: 'in chunks: the limit', endpoint: 'small', files: one('limit.txt', MiB), chunked: true },
  chunkedOver: { title: 'in chunks: one byte more', endpoint: 'small', files: one('over.txt', MiB + 1), chunked: true, refused: true },
  chunkedEarly: {
    title: 'in chunks: 50 MiB for 1 MiB',
    endpoint: 'small',
    files: one('large.txt', 50 * MiB),
    chunked: true,
    refused: true,
  },
  closing: {
    title: '50 MiB for 1 MiB on a connection that is to be closed',
    endpoint: 'small',
    files: one('large.txt', 50 * MiB),
    headers: { Connection: 'close' },
    refused: true,
  },
  quoted: { title: 'a name with a quote and beyond ASCII', endpoint: 'small', files: one('a"b é漢.txt') },
  // What is before a backslash is a folder of Windows.
  backslash: { title: 'the same with a backslash', endpoint: 'small', files: one('a"b\\c é漢.txt'), received: 'c é漢.txt' },
  percent: { title: 'a name with a percent sign', endpoint: 'small', files: one('50%.pdf') },
  // The standard of browsers writes a quote like this, and this like a quote.
  escape: { title: 'a name that looks escaped', endpoint: 'small', files: one('100%22.txt'), received: '100".txt' },
  nameless: { title: 'a file without a name', endpoint: 'small', files: [{ field: 'file', size: 1000 }] },
  fieldName: { title: 'a field with such a name', endpoint: 'small', files: one('small.txt'), fields: { 'n"é': 'a field' } },
} as const satisfies Record<string, Case>;

export type CaseName = keyof typeof CASES;
