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

/** The files that a model's value was written as: one or a list by field name, absent ones left out. */
export function outgoingFiles(value: unknown): [string, readonly OutgoingFile[]][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, files]) => files !== undefined && files !== null)
    .map(([name, files]) => [name, (Array.isArray(files) ? files : [files]) as OutgoingFile[]]);
}
