import { writeFileSync } from 'node:fs';
import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { file, form, raw } from '../../unit/multipart/raw-form.ts';
import { openBody } from './open-body.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

const folders = useFreshFolders();

describe('C9 and C10: what is on disk while a form is read', () => {
  const limits = { spoolThreshold: 10 };
  const large = 'x'.repeat(100);
  const [first, second] = [
    form([file('file', 'a.txt', large)]).subarray(0, -'--'.length),
    form([file('files', 'b.txt', large)]).subarray('--bound'.length),
  ];

  /** The folder that the request has made, when there is something in it. */
  async function requestFolder(): Promise<string> {
    return vi.waitFor(async () => {
      const made = await readdir(folders.temporary);
      expect(made).toHaveLength(1);
      const folder = join(folders.temporary, made[0] as string);
      expect(await readdir(folder)).toHaveLength(1);
      return folder;
    });
  }

  test.each([0o000, 0o022, 0o077])('is of the owner only under the umask %o', async (mask) => {
    const umask = process.umask(mask);
    onTestFinished(() => void process.umask(umask));
    const body = openBody();
    const answer = uploadEndpoint({ limits }).stream(body);
    body.push(first);
    const folder = await requestFolder();
    const [name = ''] = await readdir(folder);
    const modes = await Promise.all([folder, join(folder, name)].map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o600]);
    body.push(second);
    body.push(null);
    expect((await answer).status).toBe(201);
  });

  test('is not written through a link that somebody has put there', async () => {
    const precious = join(folders.saved, 'precious');
    writeFileSync(precious, 'precious');
    const { stream, reported } = uploadEndpoint({ limits });
    const body = openBody();
    const answer = stream(body);
    body.push(first);
    const folder = await requestFolder();
    // Wherever the next file goes, if its name can be guessed.
    for (const name of ['1', '2', 'b.txt', 'files']) await symlink(precious, join(folder, name));
    body.push(second);
    body.push(null);
    const { status } = await answer;
    expect(await readFile(precious, 'utf8')).toBe('precious');
    // A link in the way is the fault of the server, and told as such.
    expect([status, reported.length]).toEqual(status === 201 ? [201, 0] : [500, 1]);
  });

  test('has a name that nobody can guess, another one for each request', async () => {
    const bodies = Array.from({ length: 30 }, openBody);
    const answers = bodies.map((body) => uploadEndpoint({ limits }).stream(body));
    for (const body of bodies) body.push(first);
    const names = await vi.waitFor(async () => {
      const made = await readdir(folders.temporary);
      expect(made).toHaveLength(bodies.length);
      return made;
    });
    expect(names.every((name) => /[A-Za-z0-9_-]{6,}$/.test(name) && !/a\.txt|file/.test(name))).toBe(true);
    for (const body of bodies) body.push(raw('--'));
    for (const body of bodies) body.push(null);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(bodies.map(() => 201));
  });
});
