// #region example
import { Controller, FileMetadata, Get, Nested, NotFoundError, Path, type PermanentStorage, Post, Returns, Throws, UploadedFile } from 'modern-rest';

const texts = new Map<string, string>();
let count = 0;

/** Keeps texts for as long as the process lives. */
const shelf: PermanentStorage = {
  keeps: true,
  responses: [],
  open() {
    const key = `text-${++count}`;
    const pieces: Buffer[] = [];
    return {
      write: (bytes) => void pieces.push(bytes),
      finish() {
        const content = Buffer.concat(pieces);
        return { content, permanent: { key, commit: () => void texts.set(key, content.toString()) } };
      },
      abort: () => void texts.delete(key),
    };
  },
};

class Letters {
  @Nested(() => [UploadedFile]) letters!: UploadedFile[];
}

@Controller('/letters')
export class LetterController {
  @Post()
  @Returns([String])
  keep(@FileMetadata(Letters) { letters }: Letters): Promise<string[]> {
    return Promise.all(letters.map((letter) => letter.saveTo(shelf)));
  }

  @Get('/:key')
  @Throws(404)
  @Returns(String)
  read(@Path('key') key: string): string {
    const text = texts.get(key);
    if (text === undefined) throw new NotFoundError('There is no such letter');
    return text;
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

export const runs = [
  { method: 'POST', url: '/letters', body: form({ letters: textFile('ada.txt', 'Dear Charles') }) },
  { method: 'GET', url: '/letters/text-1' },
];
