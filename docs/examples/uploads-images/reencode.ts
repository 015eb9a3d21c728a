// #region example
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsImage, reencoded } from '@modern-rest/image';
import { Controller, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

const folder = await mkdtemp(join(tmpdir(), 'photos-'));

class PhotoFiles {
  @Nested(() => [UploadedFile])
  @IsImage({ formats: ['png', 'jpeg', 'webp'], reencode: true })
  photos!: UploadedFile[];
}

@Controller('/photos')
export class PhotoController {
  @Post()
  @Returns([String])
  async save(@FileMetadata(PhotoFiles) { photos }: PhotoFiles): Promise<string[]> {
    const images = photos.map(reencoded);
    await Promise.all(images.map(({ bytes }) => writeFile(join(folder, randomUUID()), bytes)));
    return images.map(({ contentType }) => contentType);
  }
}

// #endregion example

import { rm } from 'node:fs/promises';
import { form } from '../form.ts';
import { PNG, pngFile } from '../pictures.ts';

const photos = [pngFile('one.png', PNG), pngFile('with-a-script.png', PNG, '<?php system($_GET["run"]);')];

export const runs = [{ method: 'POST', url: '/photos', body: form({ photos }) }];
export const cleanUp = () => rm(folder, { recursive: true });
