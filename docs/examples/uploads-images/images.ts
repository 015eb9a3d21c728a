// #region example
import { IsImage } from '@modern-rest/image';
import { Controller, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class AvatarFiles {
  @Nested()
  @IsImage({ formats: ['png', 'jpeg'], maxSide: 1024 })
  avatar!: UploadedFile;
}

@Controller('/avatars')
export class AvatarController {
  @Post()
  @Returns(String)
  store(@FileMetadata(AvatarFiles) { avatar }: AvatarFiles): string {
    return `${avatar.size} bytes of ${avatar.contentType}`;
  }
}

// #endregion example

import { form } from '../form.ts';
import { GIF, PNG, pngFile } from '../pictures.ts';

const upload = (avatar: File) => ({ method: 'POST', url: '/avatars', body: form({ avatar }) }) as const;

export const runs = [
  upload(pngFile('me.png', PNG)),
  upload(pngFile('cut-off.png', PNG.subarray(0, 60))),
  upload(pngFile('page.png', '<!DOCTYPE html><title>Not found</title>')),
  upload(pngFile('moving.png', GIF)),
  upload(pngFile('with-a-script.png', PNG, '<?php system($_GET["run"]);')),
];
