import { Readable } from 'node:stream';

/** A body of which the test decides what comes, and when. Its errors after the answer are for whoever has answered. */
export function openBody(): Readable {
  return new Readable({ read: () => undefined }).on('error', () => undefined);
}
