/** A form as every client is told to send it. */
export interface Form {
  readonly method: string;
  readonly url: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
  /** Besides those that the client writes itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the body is sent in chunks, without a Content-Length. */
  readonly chunked?: boolean;
}

/** A file of a form, with its content on disk. */
export interface FormFile {
  readonly field: string;
  /** Where there is none, the client is given the content alone, as if it came from elsewhere. */
  readonly name?: string;
  /** Where there is none, the client says what it likes, if anything. */
  readonly type?: string;
  readonly path: string;
}

/** What a client has received. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A program or library that people send files with. */
export interface Client {
  readonly name: string;
  /** Why it cannot be used here; `undefined` if it can. */
  readonly missing: string | undefined;
  /** Rejects with what the client printed if it received no answer. */
  send(form: Form): Promise<Answer>;
  /** Ends what the client has started for all its requests. */
  close?(): Promise<void>;
}
