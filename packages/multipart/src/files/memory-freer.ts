import { MessageChannel } from 'node:worker_threads';

/**
 * Returns the function that frees the memory of bytes immediately. It does nothing if other buffers can share their `ArrayBuffer`. Nobody can read the
 * bytes afterwards.
 *
 * A garbage collection would free them, too. But V8 starts one after every 10 to 20 MiB of memory outside its heap, and each one marks the whole heap. For a
 * large upload that can take longer than receiving and writing the bytes.
 */
export function memoryFreer(): (bytes: Buffer) => void {
  // A closed port drops every message, together with the memory that is transferred with it. Node.js 20 has no `ArrayBuffer.prototype.transfer`.
  const { port1, port2 } = new MessageChannel();
  port1.close();
  port2.close();
  return ({ buffer, length }) => {
    if (length > 0 && length === buffer.byteLength) port1.postMessage(undefined, [buffer as ArrayBuffer]);
  };
}
