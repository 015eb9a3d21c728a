import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { isRestError } from '@modern-rest/core';
import { UploadedFile } from '@modern-rest/multipart';
import { describe, expect, test } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { file, form } from './raw-form.ts';
import { type Answer, uploadApi } from './upload-api.ts';

const folders = useFreshFolders();

/** The code of the error that something throws, or what it gives. */
const codeOf = async (act: () => unknown): Promise<unknown> => {
  try {
    return await act();
  } catch (error) {
    return isRestError(error) ? error.code : error;
  }
};

describe.each([
  ['in memory', Buffer.from('a small file')],
  ['on disk', Buffer.alloc(300_000, 'content of a large file, ')],
])('the content of a file %s', (_, content) => {
  const withFile = (look: (uploaded: UploadedFile) => unknown): Promise<Answer> =>
    uploadApi({ limits: { spoolThreshold: 1000 }, inHandler: ({ file: uploaded }) => look(uploaded as UploadedFile) }).send(
      form([file('file', 'a.txt', content)]),
    );

  test('can be read in every way, as often as needed', async () => {
    const answer = await withFile(async (uploaded) => {
      for (const time of [1, 2]) {
        expect([time, Buffer.from(await uploaded.bytes()).equals(content)]).toEqual([time, true]);
        expect(await uploaded.text()).toBe(content.toString());
        expect(await text(uploaded.stream())).toBe(content.toString());
        await uploaded.saveTo(join(folders.saved, `copy-${time}`));
        expect((await readFile(join(folders.saved, `copy-${time}`))).equals(content)).toBe(true);
      }
      const both = await Promise.all([text(uploaded.stream()), text(uploaded.stream()), uploaded.text()]);
      expect(new Set(both).size).toBe(1);
    });
    expect(answer.status).toBe(201);
    expect((await readdir(folders.saved)).sort()).toEqual(['copy-1', 'copy-2']);
  });

  test('is not changed by who changes what was read', async () => {
    const answer = await withFile(async (uploaded) => {
      (await uploaded.bytes()).fill(0);
      for await (const chunk of uploaded.stream() as AsyncIterable<Buffer>) chunk.fill(0);
      expect(await uploaded.text()).toBe(content.toString());
    });
    expect(answer.status).toBe(201);
  });

  test('is gone after the request, and says so', async () => {
    let kept: UploadedFile | undefined;
    await withFile((uploaded) => {
      kept = uploaded;
    });
    const gone = kept as UploadedFile;
    for (const act of [() => gone.stream(), () => gone.bytes(), () => gone.text(), () => gone.saveTo(join(folders.saved, 'late'))]) {
      expect(await codeOf(act)).toBe('file_gone');
    }
    expect(await readdir(folders.saved)).toEqual([]);
    await expect(gone.bytes()).rejects.toThrow('The request has ended, and the content of its files with it: read or save them in the handler');
    expect(gone.size).toBe(content.length);
  });

  test('is saved whole, although the handler does not wait for it', async () => {
    let saving: Promise<void> | undefined;
    const answer = await withFile((uploaded) => {
      saving = uploaded.saveTo(join(folders.saved, 'copy'));
    });
    expect(answer.status).toBe(201);
    expect((await readFile(join(folders.saved, 'copy'))).equals(content)).toBe(true);
    await saving;
  });

  test('is cut off where the handler leaves a stream behind', async () => {
    let left: Readable | undefined;
    let half: Readable | undefined;
    await withFile(async (uploaded) => {
      left = uploaded.stream();
      half = uploaded.stream();
      await once(half, 'readable');
      uploaded.stream().destroy();
    });
    expect([left?.destroyed, half?.destroyed]).toEqual([true, true]);
    expect(await codeOf(() => text(left as Readable))).not.toBe(content.toString());
  });

  test('replaces what is at the path, links too', async () => {
    await writeFile(join(folders.saved, 'precious'), 'precious');
    await symlink(join(folders.saved, 'precious'), join(folders.saved, 'link'));
    await writeFile(join(folders.saved, 'present'), 'x'.repeat(400_000));
    await withFile(async (uploaded) => {
      await uploaded.saveTo(join(folders.saved, 'present'));
      await uploaded.saveTo(join(folders.saved, 'link'));
    });
    expect((await readFile(join(folders.saved, 'present'))).equals(content)).toBe(true);
    expect((await readFile(join(folders.saved, 'link'))).equals(content)).toBe(true);
    expect(await readFile(join(folders.saved, 'precious'), 'utf8')).toBe('precious');
  });

  test('leaves nothing where it cannot be saved', async () => {
    await mkdir(join(folders.saved, 'folder'));
    await writeFile(join(folders.saved, 'folder', 'inside'), 'x');
    await writeFile(join(folders.saved, 'file'), 'x');
    const answer = await withFile(async (uploaded) => {
      await expect(uploaded.saveTo(join(folders.saved, 'folder'))).rejects.toMatchObject({ code: 'EISDIR' });
      await expect(uploaded.saveTo(join(folders.saved, 'missing', 'copy'))).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(uploaded.saveTo(join(folders.saved, 'file', 'copy'))).rejects.toMatchObject({ code: 'ENOTDIR' });
      await expect(uploaded.saveTo(join(folders.saved, 'x'.repeat(300)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    });
    expect(answer.status).toBe(201);
    expect([(await readdir(folders.saved)).sort(), await readdir(join(folders.saved, 'folder'))]).toEqual([['file', 'folder'], ['inside']]);
  });
});

test('an UploadedFile that nobody has uploaded has no content', async () => {
  const made = Object.assign(new UploadedFile(), { name: 'a.txt', size: 1 });
  for (const act of [() => made.stream(), () => made.bytes(), () => made.text(), () => made.saveTo('x')]) {
    expect(await codeOf(act)).toBe('file_without_content');
  }
});
