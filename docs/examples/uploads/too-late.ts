// #region example
import { Controller, FileMetadata, Get, Nested, Put, Returns, UploadedFile } from 'modern-rest';

class DraftFiles {
  @Nested() draft!: UploadedFile;
}

let kept: UploadedFile | undefined;

@Controller('/draft')
export class DraftController {
  @Put()
  @Returns(null)
  keep(@FileMetadata(DraftFiles) { draft }: DraftFiles): void {
    kept = draft;
  }

  @Get()
  @Returns(String)
  async read(): Promise<string> {
    const text = await kept?.text().catch((error: Error) => error.message);
    return text ?? 'no draft yet';
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

export const runs = [
  { method: 'PUT', url: '/draft', body: form({ draft: textFile('draft.txt', 'a draft') }) },
  { method: 'GET', url: '/draft' },
];
