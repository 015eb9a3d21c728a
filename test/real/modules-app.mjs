// An application on the built packages that tells which modules its process has loaded. Decorators are called as functions: Node runs this file as it is.
import { createRequire } from 'node:module';
import { IsString } from 'class-validator';
import { Body, Controller, createApp, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Note {}
IsString()(Note.prototype, 'title');

class Upload {}
Nested(() => UploadedFile)(Upload.prototype, 'file');

class NoteController {
  create(note) {
    return note;
  }

  size({ file }) {
    return file.size;
  }
}
const { prototype } = NoteController;
const method = (name, ...decorators) => {
  for (const decorator of decorators) decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
};
method('create', Post('/notes'), Returns(Note));
Body(Note)(prototype, 'create', 0);
method('size', Post('/files'), Returns(Number));
FileMetadata(Upload)(prototype, 'size', 0);
Controller('/')(NoteController);

const app = createApp({ title: 'Modules', version: '1', controllers: [NoteController] });
const { url } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);

const { cache } = createRequire(import.meta.url);
process.on('message', () => process.send([...process.moduleLoadList, ...Object.keys(cache)]));
