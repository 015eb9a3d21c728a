import { field, file, form } from '../../unit/multipart/raw-form.ts';
import { type Issue, type SeenFile, type SeenForm, sha256 } from './upload-endpoint.ts';

/** A body with the one verdict that it gets, however it arrives. */
export interface GoldenBody {
  /** The row of the list of incidents that it stands for, with a number where a row has several bodies: `M-1.3`. */
  readonly id: string;
  /** What is sent, as a phrase. */
  readonly sentence: string;
  readonly bytes: Buffer;
  /** Of the request; with the boundary of the other tests where it is left out. */
  readonly contentType: string | undefined;
  readonly expected: Verdict;
}

/** What the handler has to be given, or the issues that a refusal names: the place of each, and a part of its message. */
export type Verdict = { readonly status: 201; readonly seen: SeenForm } | { readonly status: number; readonly issues: readonly Issue[] };

export type Fields = Readonly<Record<string, unknown>>;
export type Files = Readonly<Record<string, readonly SeenFile[]>>;

/** A body that is read, and what the handler is given of it. */
export function accepted(id: string, sentence: string, bytes: Buffer, fields: Fields, files: Files = {}, contentType?: string): GoldenBody {
  return { id, sentence, bytes, contentType, expected: { status: 201, seen: { fields, files } } };
}

/** Why a body is refused. */
export interface Refusal {
  /** A part of the message. */
  readonly msg: string;
  /** Default: the body. `null` for the request as a whole. */
  readonly loc?: NonNullable<Issue['loc']> | null;
  /** Default: 400. */
  readonly status?: number;
  readonly contentType?: string;
}

/** A body that is refused for one reason. */
export function refused(id: string, sentence: string, bytes: Buffer, { msg, loc = ['body'], status = 400, contentType }: Refusal): GoldenBody {
  return { id, sentence, bytes, contentType, expected: { status, issues: [{ ...(loc && { loc }), msg }] } };
}

/** A file as the handler has it, of this content. */
export function given(content: string | Uint8Array, name: string | undefined = 'a.txt', contentType = 'text/plain'): SeenFile {
  return { ...(name !== undefined && { name }), contentType, sha256: sha256(content) };
}

/** A form with one part of interest between two plain ones: nothing of it may get lost. */
export function between(odd: Buffer): Buffer {
  return form([field('title', 'first'), odd, file('files', 'last.txt', 'last')]);
}

/** What the handler is given of `between`, with what comes of the part of interest. */
export function betweenGives(fields: Fields, files: Files = {}): [fields: Fields, files: Files] {
  return [
    { title: ['first'], ...fields },
    { ...files, files: [given('last', 'last.txt')] },
  ];
}
