// #region example
import { IsString } from 'class-validator';
import { Body, Configure, Controller, createApp, Post, Put, Returns } from 'modern-rest';

class Note {
  @IsString() noteTitle!: string;
}

@Controller('/notes', { wireNames: 'snake_case' })
export class NoteController {
  @Post()
  @Returns(Note)
  create(@Body(Note) note: Note): Note {
    return note;
  }

  @Put()
  @Configure({ forbidUnknown: true, limits: { jsonBody: 64 }, summary: 'Replaces the note' })
  @Returns(Note)
  replace(@Body(Note) note: Note): Note {
    return note;
  }
}

export const app = createApp({
  title: 'Notes',
  version: '1.0.0',
  prefix: '/api',
  limits: { jsonBody: 4096 },
  controllers: [NoteController],
});
// #endregion example

export const runs = [
  { method: 'POST', url: '/api/notes', body: { note_title: 'Milk', color: 'red' } },
  { method: 'PUT', url: '/api/notes', body: { note_title: 'Milk', color: 'red' } },
  { method: 'PUT', url: '/api/notes', body: { note_title: 'A title for which the limit of 64 bytes is too low' } },
];
