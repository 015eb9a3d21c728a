import { createCipheriv } from 'node:crypto';
import { SEED } from './seed.ts';

const made = { count: 0 };

/** Returns bytes that look random. They differ from call to call, and are the same in each run of a test file. */
export function arbitraryBytes(length: number): Buffer {
  const key = Buffer.alloc(16);
  key.writeInt32BE(SEED | 0, 0);
  made.count += 1;
  key.writeInt32BE(made.count, 4);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}
