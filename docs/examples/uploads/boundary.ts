// #region example
import { IsString } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class Note {
  @IsString() name!: string;
}

class NoteFiles {
  @Nested() note!: Note;
}

@Controller('/notes')
export class NoteController {
  @Post()
  @Returns(NoteFiles)
  create(@FileMetadata(NoteFiles) files: NoteFiles): NoteFiles {
    return files;
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

const body = form({ note: textFile('note.txt', 'a note') });

export const runs = [
  { method: 'POST', url: '/notes', headers: { 'content-type': 'multipart/form-data' }, body },
  { method: 'POST', url: '/notes', body },
];
