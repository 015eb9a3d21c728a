import type { Issue } from '../errors/issue.ts';
import type { ReceivedFile, RefusedFile } from '../http/file.ts';
import type { HttpRequest } from '../http/message.ts';
import type { FilePart } from './file-part.ts';
import type { FileField, TextField } from './form-field.ts';
import type { Limits } from './limits.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { MaybePromise } from './serializer.ts';
import type { Storage } from './storage.ts';

/** What a parser may know of an endpoint when it is compiled for it. */
export interface ParserContext {
  readonly limits: Limits;
  /** The file fields that the endpoint declares; empty if it takes no files. */
  readonly files: readonly FileField[];
  /** The text fields that the endpoint declares; empty if it takes no body or not an object. They are read from the schema on the first access. */
  readonly fields: readonly TextField[];
  /** `true` if text for a declared file is base64, which another parser decodes: see `base64Files`. Default: `false`. */
  readonly readsBase64?: boolean;
  /** Whether the endpoint takes files while they arrive: as `parts`, not as `files`. */
  readonly streaming: boolean;
  /** What the model says of the claims of a file of a field, before its content has come: issues of `name`, `contentType` and the like. */
  checkClaims(field: string, file: ReceivedFile): MaybePromise<readonly Issue[]>;
}

/** What a client sent for a file field: null where it said that there is none. */
export type FileValue = ReceivedFile | RefusedFile | string | null;

/** How bodies carry files: in parts of a form, one file as the whole body, or as base64 in text values. */
export type FileTransport = 'part' | 'body' | 'base64';

/** A file that is arriving. */
export interface IncomingPart {
  readonly part: FilePart;
  /** What is known of the file before its content. */
  readonly begun: ReceivedFile;
  /** Reads what is left of the content, and gives all that is known of the file then. */
  finish(): Promise<ReceivedFile>;
}

/** The files of a body that is arriving, in their order. Each has to be finished before the next one is asked for. */
export interface IncomingParts extends AsyncIterable<IncomingPart> {
  /** What came for each field where no file could be begun: text for a file, and files that nobody declares. Complete when the files are. */
  others(): Readonly<Record<string, FileValue | readonly FileValue[]>>;
  /** Has the request fail with this error, whatever becomes of it in the handler. */
  fail(error: unknown): void;
}

/** A body that a parser has read. */
export interface ParsedBody {
  /** The plain value for `@Body`; for forms the fields by name, repeated ones as a list. `undefined` for an empty body. */
  readonly value: unknown;
  /** What came for each declared file field, a repeated one as a list. Text where the client sent no file. */
  readonly files?: Readonly<Record<string, FileValue | readonly FileValue[]>>;
  /** The files, where the endpoint takes them while they arrive. */
  readonly parts?: IncomingParts;
  /** Keeps what the body brought for good. Called once, when the handler has succeeded. What it throws is answered, and nothing is kept. */
  commit?(): MaybePromise<void>;
  /** Frees what the body holds, and what is not committed. Called once, when the request has ended. */
  dispose?(): MaybePromise<void>;
}

/** Turns body bytes of one media type into a plain value. */
export interface Parser {
  /** In lower case, without parameters: `application/json`. A range, `image/*`, is asked for what no other parser reads. */
  readonly mediaType: string;
  /** Whether values arrive typed or as text that has to be coerced. */
  readonly source: 'json' | 'text';
  /** How the body can carry files for `@FileMetadata`; empty if it cannot. */
  readonly files: readonly FileTransport[];
  /** Whether it can give files while they arrive. Default: it cannot. */
  readonly streams?: boolean;
  /** Whether the files that it reads outlive their request, and so have a `key`. Default: they do not. */
  readonly keeps?: boolean;
  /** The storages that it puts files into. Default: none. */
  readonly storages?: readonly Storage[];
  /** What it may answer besides 400, 413 and 415: for the document. */
  readonly responses?: readonly ResponseSpec[];
  /**
   * Returns the function that reads a body. It is called once for each endpoint, at start-up: what it throws is a start-up problem.
   *
   * That function may return a body that has already arrived without a promise. It throws or rejects with `ParsingError` or `PayloadTooLargeError`, leaves
   * nothing behind when it fails, and never destroys the stream of the request, because the client still gets an answer.
   */
  compile(context: ParserContext): (request: HttpRequest) => MaybePromise<ParsedBody>;
}
