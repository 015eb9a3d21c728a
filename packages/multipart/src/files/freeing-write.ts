import type { MaybePromise, StorageUpload } from '@modern-rest/core';

/** `write` of an upload that frees the memory of exclusive bytes as soon as they are written. */
export type FreeingWrite = (bytes: Buffer, isExclusive?: boolean) => MaybePromise<void>;

/** By function, not by upload: a storage that wraps another one has its own `write`, and may keep the bytes. */
const FREEING = new WeakSet<StorageUpload['write']>();

/** Declares that a function frees exclusive bytes. */
export function markFreeing(write: FreeingWrite): void {
  FREEING.add(write);
}

/** Writes bytes to an upload. If it can free them, it learns whether nobody else uses them. */
export function writeTo(upload: StorageUpload, bytes: Buffer, isExclusive: () => boolean): MaybePromise<void> {
  return FREEING.has(upload.write) ? (upload.write as FreeingWrite)(bytes, isExclusive()) : upload.write(bytes);
}
