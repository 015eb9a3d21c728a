// #region example
import { IsString } from 'class-validator';
import { Configure, Controller, Delete, Get, jsonRenderer, type Renderer, Returns } from 'modern-rest';

class Note {
  @IsString() text!: string;
}

const plainText: Renderer = { mediaType: 'text/plain', render: (note) => (note as Note).text };

@Controller('/note')
export class NoteController {
  @Get()
  @Configure({ renderers: [jsonRenderer(), plainText] })
  @Returns(Note)
  show(): Note {
    return { text: 'hello' };
  }

  @Delete()
  @Returns(null)
  remove(): void {}
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/note', headers: { accept: 'application/json; charset=utf-8' } },
  { method: 'GET', url: '/note', headers: { accept: 'text/plain, application/json;q=0.5' } },
  { method: 'GET', url: '/note', headers: { accept: 'image/png' } },
  { method: 'DELETE', url: '/note', headers: { accept: 'image/png' } },
];
