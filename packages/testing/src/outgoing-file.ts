import type { FilePart, OutgoingFile } from '@modern-rest/core';

type Methods<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];

/** What a client may send for a parameter. Where the handler takes a file, a `File` or `Blob` will do. */
export type Sendable<T> = T extends Date
  ? T
  : T extends AsyncIterable<FilePart<infer F>>
    ? { readonly [K in F]?: SendableFile | readonly SendableFile[] }
    : T extends readonly (infer Item)[]
      ? readonly Sendable<Item>[]
      : T extends object
        ? Blob | { [K in keyof Omit<T, Methods<T>>]: Sendable<T[K & keyof T]> }
        : T;

/** A file, or what a client says of one. */
export type SendableFile = Blob | FileDescription;

interface FileDescription {
  readonly name?: string;
  readonly contentType?: string;
  readonly size?: number;
}

/** The file to send for a `File`, a `Blob`, or the attributes of a file, which gets a content of that size. */
export async function outgoingFile(value: unknown): Promise<OutgoingFile> {
  if (value instanceof Blob) {
    const name = value instanceof File ? value.name : 'blob';
    return { name, contentType: value.type, content: new Uint8Array(await value.arrayBuffer()) };
  }
  const { name = 'file', contentType = 'application/octet-stream', size = 0 } = value as FileDescription;
  return { name, contentType, content: new Uint8Array(size).fill(0x20) };
}
