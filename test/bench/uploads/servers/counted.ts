/** What every server answers: what it has seen of an upload. In this order, so that all texts are the same. */
export interface Counted {
  readonly files: number;
  readonly fields: number;
  /** Of all files together; where nothing is parsed, of the body. */
  readonly bytes: number;
}

/** Larger than any file that is sent, for servers that have to be told a number. */
export const NO_LIMIT = 8 * 1024 ** 3;

/** The answer as text. */
export function answerText({ files, fields, bytes }: Counted): string {
  return JSON.stringify({ files, fields, bytes });
}
