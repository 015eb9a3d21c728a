import { classValidatorSerializer } from '@modern-rest/class-validator';
import { IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

export class Note {
  @IsString() text!: string;
}

@Controller('/')
export class NoteController {
  @Post('/')
  @Returns(Note)
  create(@Body(Note) note: Note): Note {
    return note;
  }
}

const { code: _, ...serializer } = classValidatorSerializer();

/** With a serializer that generates no code. */
export const app = createApp({ title: 'Notes', version: '1', controllers: [NoteController], serializer });
