/** What a client says about a file, and how many bytes it sent. */
export interface FileAttributes {
  /** Bytes received. */
  readonly size: number;
  /** The last segment of the name that the client gave; `undefined` if it gave none. */
  readonly name: string | undefined;
  /** Media type in lower case without parameters, as the client claims it; empty if it claimed none. */
  readonly contentType: string;
  /** The `charset` parameter of the media type. */
  readonly charset: string | undefined;
  /** All parameters of the media type. */
  readonly contentTypeExtra: Readonly<Record<string, string>>;
}

/** A file that a parser has received. */
export interface ReceivedFile {
  readonly attributes: FileAttributes;
  /** Gives `instance`, a loaded model of this file, access to the content. */
  bindTo(instance: object): void;
}

/** What a parser cannot take for a file. */
export interface RefusedFile {
  /** What it would have taken: `must be base64`. */
  readonly expected: string;
}

const received = new WeakSet<object>();
const refused = new WeakSet<object>();

/** Marks a file as received by a parser. Only what was marked counts as a file: a body cannot forge one by its shape. */
export function markReceived<F extends ReceivedFile>(file: F): F {
  received.add(file);
  return file;
}

/** Whether a raw value is a file that a parser has received. */
export function isReceivedFile(value: unknown): value is ReceivedFile {
  return typeof value === 'object' && value !== null && received.has(value);
}

/** Says why a value is no file. */
export function refuseFile(expected: string): RefusedFile {
  const file = { expected };
  refused.add(file);
  return file;
}

/** Whether a parser has said why a value is no file. */
export function isRefusedFile(value: unknown): value is RefusedFile {
  return typeof value === 'object' && value !== null && refused.has(value);
}
