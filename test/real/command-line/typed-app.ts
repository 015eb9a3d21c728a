import { IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

export class Note {
  @IsString() text!: string;
}

@Controller('/notes')
class NoteController {
  @Post('/')
  @Returns(Note)
  create(@Body(Note) note: Note): Note {
    return note;
  }
}

export const app = createApp({ title: 'Notes', version: '1.0.0', controllers: [NoteController] });
