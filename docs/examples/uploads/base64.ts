// #region example
import { IsIn, IsString } from 'class-validator';
import { Body, base64Files, Configure, Controller, FileMetadata, jsonParser, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Note {
  @IsString()
  title!: string;
}

class Scan extends UploadedFile {
  @IsIn(['text/plain', 'application/pdf'])
  declare contentType: string;
}

class NoteFiles {
  @Nested()
  scan!: Scan;
}

@Controller('/notes')
export class NoteController {
  @Post()
  @Configure({ parsers: [base64Files(jsonParser())] })
  @Returns(String)
  async create(@Body(Note) { title }: Note, @FileMetadata(NoteFiles) { scan }: NoteFiles): Promise<string> {
    return `${title}: ${scan.name ?? 'without a name'}, ${await scan.text()}`;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/notes', body: { title: 'Greeting', scan: 'data:text/plain;base64,SGVsbG8=' } },
  { method: 'POST', url: '/notes', body: { title: 'Greeting', scan: { name: 'hi.txt', contentType: 'text/plain', data: 'SGVsbG8=' } } },
  { method: 'POST', url: '/notes', body: { title: 'Greeting', scan: 'SGVsbG8' } },
];
