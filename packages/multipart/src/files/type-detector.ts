/** Finds out what a file is by its first bytes. */
export interface TypeDetector {
  add(bytes: Buffer): void;
  /** Its media type; `text/plain` for any text, `application/octet-stream` for what is not known. */
  type(): Promise<string>;
}

/** Bytes that are looked at: no signature is longer. */
const SAMPLE = 4100;

export function typeDetector(): TypeDetector {
  const sample = Buffer.allocUnsafe(SAMPLE);
  let room = SAMPLE;
  return {
    add(bytes) {
      if (room === 0) return;
      // A copy, because a storage may free the bytes.
      room -= bytes.copy(sample, SAMPLE - room);
    },
    async type() {
      const bytes = sample.subarray(0, SAMPLE - room);
      // Loaded by who needs it.
      const { fileTypeFromBuffer } = await import('file-type');
      const found = await fileTypeFromBuffer(bytes);
      return found?.mime ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream');
    },
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** Whether bytes are UTF-8 without the characters that no text has. A sample may end within a character. */
function isText(bytes: Buffer): boolean {
  try {
    return !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }));
  } catch {
    return false;
  }
}
