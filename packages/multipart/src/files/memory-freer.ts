import { MessageChannel } from 'node:worker_threads';

/**
 * Returns the function that frees the memory of bytes immediately. It does nothing if other buffers can share their `ArrayBuffer`. Nobody can read the
 * bytes afterwards.
 *
 * A garbage collection would free them, too. But V8 starts one after every 10 to 20 MiB of memory outside its heap, and each one marks the whole heap. For a
 * large upload that can take longer than receiving and writing the bytes.
 */
export function memoryFreer(): (bytes: Buffer) => void {
  const detach = 'transfer' in ArrayBuffer.prototype ? detachByTransfer : detachByMessage();
  return ({ buffer, length }) => {
    if (length > 0 && length === buffer.byteLength) detach(buffer as ArrayBuffer);
  };
}

/** `transfer` is part of ES2024. */
function detachByTransfer(buffer: ArrayBuffer & { transfer?(length: number): ArrayBuffer }): void {
  buffer.transfer?.(0);
}

/** For Node.js 20, which has no `transfer`: a closed port drops every message, together with the memory that is transferred with it. */
function detachByMessage(): (buffer: ArrayBuffer) => void {
  const { port1, port2 } = new MessageChannel();
  port1.close();
  port2.close();
  return (buffer) => port1.postMessage(undefined, [buffer]);
}
