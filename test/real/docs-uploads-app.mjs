// An application whose forms have files and fields of every kind, on the built packages. Decorators are called as functions: Node runs this file as it is.
import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { Body, Controller, createApp, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Png extends UploadedFile {}
IsIn(['image/png'])(Png.prototype, 'contentType');
class Image extends UploadedFile {}
IsIn(['image/png', 'image/jpeg'])(Image.prototype, 'contentType');

class One {}
Nested(() => Png)(One.prototype, 'photo');
class Several {}
Nested(() => Image)(Several.prototype, 'photo');
class List {}
Nested(() => [Image])(List.prototype, 'photos');
class Optional {}
Nested(() => Image)(Optional.prototype, 'photo');
for (const [name, model] of [
  ['cover', Image],
  ['notes', UploadedFile],
]) {
  IsOptional()(Optional.prototype, name);
  Nested(() => model)(Optional.prototype, name);
}

class Place {}
IsString()(Place.prototype, 'city');
class Fields {}
IsString()(Fields.prototype, 'title');
IsInt()(Fields.prototype, 'count');
IsString({ each: true })(Fields.prototype, 'tags');
Nested(() => Place)(Fields.prototype, 'place');

class Seen {}
IsString()(Seen.prototype, 'json');

/** The files and fields that a handler was given, as JSON. */
function seen(values) {
  const shown = (_, value) => (value instanceof UploadedFile ? { name: value.name, contentType: value.contentType, size: value.size } : value);
  return { json: JSON.stringify(values, shown) };
}

class UploadController {
  one(files) {
    return seen({ files });
  }
  several(files) {
    return seen({ files });
  }
  list(files) {
    return seen({ files });
  }
  optional(files) {
    return seen({ files });
  }
  fields(files, fields) {
    return seen({ files, fields });
  }
}
const { prototype } = UploadController;
for (const [name, model] of [
  ['one', One],
  ['several', Several],
  ['list', List],
  ['optional', Optional],
  ['fields', Several],
]) {
  for (const decorate of [Post(`/${name}`), Returns(Seen)]) decorate(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
  FileMetadata(model)(prototype, name, 0);
}
Body(Fields)(prototype, 'fields', 1);
Controller('/uploads')(UploadController);

const app = createApp({ title: 'Forms', version: '1', controllers: [UploadController] });
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);
process.once('SIGTERM', () => void close());
