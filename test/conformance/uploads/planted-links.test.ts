import { readdir, readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { file, form, raw } from '../../unit/multipart/raw-form.ts';
import { openBody } from './open-body.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

// Chance that repeats itself: the only way to know where the next file goes.
vi.mock('node:crypto', async (original) => ({ ...(await original<object>()), randomUUID: () => '00000000-0000-4000-8000-000000000000' }));

const folders = useFreshFolders();

test('C9: nothing is written through a link that somebody has put where a file goes', async () => {
  const { stream, send, reported } = uploadEndpoint({ limits: { spoolThreshold: 10 } });
  const sent = form([file('file', 'a.txt', 'x'.repeat(100))]);
  const first = openBody();
  const answer = stream(first);
  first.push(sent.subarray(0, -'--'.length));
  const [name = ''] = await vi.waitFor(async () => {
    const names = await readdir(folders.temporary);
    expect(names).toHaveLength(1);
    return names;
  });
  first.push(raw('--'));
  first.push(null);
  expect((await answer).status).toBe(201);

  const precious = join(folders.saved, 'precious');
  const link = join(folders.temporary, name);
  await writeFile(precious, 'precious');
  await symlink(precious, link);
  expect((await send([sent])).status).toBe(500);
  expect(await readFile(precious, 'utf8')).toBe('precious');
  expect(reported).toMatchObject([{ code: 'EEXIST' }]);
  // It is not ours, so nobody has removed it.
  await unlink(link);
});
