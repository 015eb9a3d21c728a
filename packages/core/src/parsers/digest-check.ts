import { createHash, type Hash } from 'node:crypto';
import { parseDictionary } from 'structured-headers';
import { ParsingError } from '../errors/http-error.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';

/** Follows the bytes of a body, and holds them against the digests that the client has sent. */
export interface DigestCheck {
  update(bytes: Uint8Array): void;
  /** Throws `ParsingError` where the bytes are others. */
  verify(): void;
}

/** A body is what it represents: encoded ones are refused. */
const HEADERS = ['Content-Digest', 'Repr-Digest'].map((header) => ({ header, name: header.toLowerCase() }));
/** Those that RFC 9530, section 5, has for adversaries, too. Others are ignored, as its section 2 says. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);

/** What holds a body against its digests (RFC 9530); `undefined` where the client has sent none. Throws `ParsingError` for a digest that is none. */
export function digestCheck(request: HttpRequest): DigestCheck | undefined {
  const sent = HEADERS.filter(({ name }) => headerValue(request, name) !== undefined);
  if (sent.length === 0) return undefined;
  const expected = sent.flatMap(({ header, name }) => readDigests(header, headerValue(request, name) as string));
  return {
    update(bytes) {
      for (const { hash } of expected) hash.update(bytes);
    },
    verify() {
      for (const { header, digest, hash } of expected) {
        if (!hash.digest().equals(digest)) throw new ParsingError(`The body is not the one that ${header} was made of: it has changed on its way`);
      }
    },
  };
}

interface ExpectedDigest {
  readonly header: string;
  readonly digest: Buffer;
  readonly hash: Hash;
}

function readDigests(header: string, text: string): ExpectedDigest[] {
  const digests: ExpectedDigest[] = [];
  for (const [name, [value]] of parse(header, text)) {
    const algorithm = ALGORITHMS.get(name);
    if (algorithm === undefined) continue;
    if (!(value instanceof ArrayBuffer)) throw malformed(header);
    digests.push({ header, digest: Buffer.from(value), hash: createHash(algorithm) });
  }
  return digests;
}

function parse(header: string, text: string): ReturnType<typeof parseDictionary> {
  try {
    return parseDictionary(text);
  } catch (cause) {
    throw malformed(header, cause);
  }
}

function malformed(header: string, cause?: unknown): ParsingError {
  return new ParsingError(`The header ${header} is not well-formed: send sha-256=:…: with the digest in base64`, { cause });
}
