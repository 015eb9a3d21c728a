// #region example
import { IsString } from 'class-validator';
import { Body, Configure, Controller, createApp, group, Post, Put, Returns } from 'modern-rest';

class Note {
  @IsString() noteTitle!: string;
}

@Controller('/', { wireNames: 'snake_case' })
abstract class SnakeCaseController {}

@Controller('/notes', { limits: { jsonBody: 64 } })
export class NoteController extends SnakeCaseController {
  @Post()
  @Returns(Note)
  create(@Body(Note) note: Note): Note {
    return note;
  }

  @Put()
  @Configure({ forbidUnknown: false, summary: 'Replaces the note' })
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
  controllers: [group('/v1', [NoteController], { forbidUnknown: true })],
});
// #endregion example

export const runs = [
  { method: 'POST', url: '/api/v1/notes', body: { note_title: 'Milk', color: 'red' } },
  { method: 'PUT', url: '/api/v1/notes', body: { note_title: 'Milk', color: 'red' } },
  { method: 'PUT', url: '/api/v1/notes', body: { note_title: 'A title for which the limit of 64 bytes is too low' } },
];
