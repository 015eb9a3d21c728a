/** A file on its way out of a test client. */
export interface OutgoingFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A request being written by the components of an endpoint: what a client fills in before it is sent. */
export interface OutgoingRequest {
  /** Path parameters by name, not encoded yet. */
  readonly path: Map<string, string>;
  readonly query: URLSearchParams;
  readonly headers: Map<string, string>;
  readonly cookies: Map<string, string>;
  readonly files: Map<string, readonly OutgoingFile[]>;
  /** The body as a plain value; `undefined` for none. */
  body: unknown;
}

/** The files that a test client made of a model's value, one or a list by field name, as lists. */
export function outgoingFiles(value: unknown): [string, readonly OutgoingFile[]][] {
  const byName = value as Readonly<Record<string, OutgoingFile | readonly OutgoingFile[]>>;
  return Object.entries(byName).map(([name, files]) => [name, [files].flat()]);
}
