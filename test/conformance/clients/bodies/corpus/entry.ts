import type { SentRequest } from './http-text.ts';

/** A request of a client and its only right reading. */
export interface Entry {
  /** The call that the user of the client writes, or what the client does. Starts with the ids of the rows that it covers: `B3: …`. */
  readonly title: string;
  readonly request: SentRequest;
  /** The arguments of the handler, or the response of a request that must be refused. */
  readonly expected: Reading | Refusal;
}

/** The arguments of the handler. The path of the request names the model. */
export interface Reading {
  readonly value: unknown;
}

export interface Refusal {
  readonly status: number;
  readonly issues: readonly Issue[];
}

/** One issue of an error response. */
export interface Issue {
  /** Missing for the request as a whole. */
  readonly loc?: readonly (string | number)[];
  readonly msg: string;
}

/** A file as the handler gets it. */
export interface SeenFile {
  readonly name: string | undefined;
  readonly contentType: string;
  /** One character for each byte. */
  readonly content: string;
}

/** A request that is read. `value` is the model that the endpoint declares. */
export function reads(title: string, request: SentRequest, value: unknown): Entry {
  return { title, request, expected: { value } };
}

/** A request that is refused with 400 and one issue. Without `loc`, the issue is about the request as a whole. */
export function refused(title: string, request: SentRequest, msg: string, ...loc: (string | number)[]): Entry {
  return refusedWith(title, request, 400, issue(msg, ...loc));
}

/** A request that is refused with this status and these issues. */
export function refusedWith(title: string, request: SentRequest, status: number, ...issues: readonly Issue[]): Entry {
  return { title, request, expected: { status, issues } };
}

export function issue(msg: string, ...loc: (string | number)[]): Issue {
  return { ...(loc.length > 0 && { loc }), msg };
}

/** A file that the handler gets. Default: no name is sent, and no media type. */
export function file(content: string | Uint8Array, name?: string, contentType = 'application/octet-stream'): SeenFile {
  return { name, contentType, content: Buffer.from(content).toString('latin1') };
}

/** The bytes of a small PNG file. */
export const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030006000301c2b0c5d50000000049454e44ae426082',
  'hex',
);

/** The first and last bytes of a JPEG file: they are not valid UTF-8. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
