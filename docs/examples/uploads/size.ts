// #region example
import { IsInt, Max } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class Tag {
  @IsInt() @Max(8) size!: number;
}

class TagFiles {
  @Nested() tag!: Tag;
}

@Controller('/tags')
export class TagController {
  @Post()
  @Returns(TagFiles)
  create(@FileMetadata(TagFiles) files: TagFiles): TagFiles {
    return files;
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

export const runs = [
  { method: 'POST', url: '/tags', body: form({ tag: textFile('tag.txt', '12345678') }) },
  { method: 'POST', url: '/tags', body: form({ tag: textFile('tag.txt', '123456789') }) },
];
