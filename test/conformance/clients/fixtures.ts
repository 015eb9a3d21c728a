import { createCipheriv, createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file on disk, under the name that it is sent with. */
export interface Fixture {
  readonly path: string;
  readonly sha256: string;
}

/** Makes files in a folder of its own. */
export interface Fixtures {
  /** A file of some size. The same name always is the same file. */
  fixture(name: string, size: number): Fixture;
  remove(): void;
}

export function fixtures(): Fixtures {
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  const made = new Map<string, Fixture>();
  return {
    fixture(name, size) {
      const known = made.get(name);
      if (known) return known;
      const content = noise(size);
      const path = join(folder, name);
      writeFileSync(path, content);
      const fixture = { path, sha256: createHash('sha256').update(content).digest('hex') };
      made.set(name, fixture);
      return fixture;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Bytes of all values, line ends and dashes among them, the same ones in every run. */
function noise(size: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(size));
}
