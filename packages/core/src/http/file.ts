/** What a client says about a file, and how many bytes it sent. */
export interface FileAttributes {
  /** Bytes received. */
  readonly size: number;
  /** The last segment of the name that the client gave; `undefined` if it gave none. */
  readonly name: string | undefined;
  /** Media type in lower case without parameters, as the client claims it. Default: `application/octet-stream`. */
  readonly contentType: string;
  /** The `charset` parameter of the media type. */
  readonly charset: string | undefined;
  /** All parameters of the media type. */
  readonly contentTypeExtra: Readonly<Record<string, string>>;
  /** SHA-256 of the bytes in lower-case hexadecimal; `undefined` unless the model declares it. */
  readonly sha256: string | undefined;
  /** Media type that the bytes show; `undefined` unless the model declares it. */
  readonly detectedType: string | undefined;
  /** What the storage calls the file; `undefined` where it keeps none beyond the request. */
  readonly key: string | undefined;
}

/** The attributes of files, as models may declare them. */
export const FILE_ATTRIBUTES = [
  'size',
  'name',
  'contentType',
  'charset',
  'contentTypeExtra',
  'sha256',
  'detectedType',
  'key',
] as const satisfies readonly (keyof FileAttributes)[];

/**
 * A file that a parser has received.
 *
 * A class with a private field, which nothing that comes in a body can have: no value can pass for a file by its shape.
 */
export class ReceivedFile {
  readonly #received = true;
  /** Gives `instance`, a loaded model of this file, access to the content. */
  readonly bindTo: (instance: object) => void;

  constructor(
    readonly attributes: FileAttributes,
    bindTo: (instance: object) => void,
  ) {
    this.bindTo = bindTo;
  }

  /** Whether a raw value is a file that a parser has received. */
  static is(value: unknown): value is ReceivedFile {
    return typeof value === 'object' && value !== null && #received in value && value.#received;
  }
}

// `Symbol.for`: two copies of this package in one process read each other's classes.
const FILE_MODEL = Symbol.for('modern-rest:file-model');

/** Marks a class, and those that extend it, as models of a file with its content: only a parser gives their instances content. */
export function markFileModel(model: object): void {
  Object.defineProperty(model, FILE_MODEL, { value: true });
}

/** `true` if a class is a model of a file with its content. */
export function isFileModel(model: object): boolean {
  return FILE_MODEL in model;
}

/** What a parser cannot take for a file. */
export class RefusedFile {
  readonly #refused = true;

  /** `expected` says what would have been taken: `must be base64`. */
  constructor(readonly expected: string) {}

  /** Whether a parser has said why a raw value is no file. */
  static is(value: unknown): value is RefusedFile {
    return typeof value === 'object' && value !== null && #refused in value && value.#refused;
  }
}
