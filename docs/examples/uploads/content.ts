// #region example
import { IsIn, IsInt, Max } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Letter extends UploadedFile {
  @IsIn(['text/plain']) declare contentType: string;
  @Max(1024) declare size: number;
}

class LetterFiles {
  @Nested() letter!: Letter;
}

class Count {
  @IsInt() words!: number;
}

@Controller('/letters')
export class LetterController {
  @Post()
  @Returns(Count)
  async count(@FileMetadata(LetterFiles) { letter }: LetterFiles): Promise<Count> {
    const text = await letter.text();
    return { words: text.split(/\s+/).length };
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

export const runs = [{ method: 'POST', url: '/letters', body: form({ letter: textFile('letter.txt', 'Dear reader') }) }];
