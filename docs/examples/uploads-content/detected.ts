// #region example
import { IsString } from 'class-validator';
import { Controller, Detected, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Paper extends UploadedFile {
  @Detected('application/pdf', 'text/plain') declare detectedType: string;
  @IsString() declare name: string;
}

class PaperFiles {
  @Nested() paper!: Paper;
}

@Controller('/papers')
export class PaperController {
  @Post()
  @Returns(PaperFiles)
  receive(@FileMetadata(PaperFiles) files: PaperFiles): PaperFiles {
    return files;
  }
}

// #endregion example

import { form } from '../form.ts';

const paper = (content: string, name: string, type: string) => form({ paper: new File([content], name, { type }) });
export const runs = [
  { method: 'POST', url: '/papers', body: paper('a text', 'notes.txt', 'text/plain') },
  { method: 'POST', url: '/papers', body: paper('a text', 'notes.pdf', 'application/pdf') },
];
