import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { file, form, raw } from '../../unit/multipart/raw-form.ts';
import { openBody } from './open-body.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

const folders = useFreshFolders();

describe('C9 and C10: what is on disk while a form is read', () => {
  const beginning = form([file('file', '../a.txt', 'x'.repeat(100))]).subarray(0, -'--'.length);
  const limits = { spoolThreshold: 10 };

  /** What is in the temporary folder, as soon as there are so many. */
  function kept(count: number): Promise<string[]> {
    return vi.waitFor(async () => {
      const names = await readdir(folders.temporary, { recursive: true });
      expect(names).toHaveLength(count);
      return names;
    });
  }

  test.each([0o000, 0o022, 0o077])('is of the owner only under the umask %i', async (mask) => {
    const umask = process.umask(mask);
    onTestFinished(() => void process.umask(umask));
    const body = openBody();
    const answer = uploadEndpoint({ limits }).stream(body);
    body.push(beginning);
    const [name = ''] = await kept(1);
    expect((await stat(join(folders.temporary, name))).mode & 0o777).toBe(0o600);
    body.push(raw('--'));
    body.push(null);
    expect((await answer).status).toBe(201);
  });

  test('has a name of 122 random bits, and nothing of what the client calls it', async () => {
    const bodies = Array.from({ length: 30 }, openBody);
    const answers = bodies.map((body) => uploadEndpoint({ limits }).stream(body));
    for (const body of bodies) body.push(beginning);
    const names = await kept(bodies.length);
    const random = names.map((name) => /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(name)?.[0]);
    expect(new Set(random).size).toBe(bodies.length);
    expect(names.filter((name) => /a\.txt|file/.test(name))).toEqual([]);
    for (const body of bodies) body.push(raw('--'));
    for (const body of bodies) body.push(null);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(bodies.map(() => 201));
  });
});
