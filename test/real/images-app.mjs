// An application that takes images, on the built packages. Decorators are called as functions: Node runs this file as it is.
import { IsImage } from '@modern-rest/image';
import { Controller, createApp, FileMetadata, Nested, Put, Returns, rawFileParser, UploadedFile } from 'modern-rest';

class Upload {}
Nested(() => UploadedFile)(Upload.prototype, 'picture');
IsImage({ formats: ['png', 'jpeg'] })(Upload.prototype, 'picture');

class ImageController {
  take({ picture }) {
    return picture.size;
  }
}
const { prototype } = ImageController;
for (const decorator of [Put('/picture'), Returns(Number)]) {
  decorator(prototype, 'take', Object.getOwnPropertyDescriptor(prototype, 'take'));
}
FileMetadata(Upload)(prototype, 'take', 0);
Controller('/', { parsers: [rawFileParser('image/*')] })(ImageController);

const app = createApp({ title: 'Images', version: '1', controllers: [ImageController] });
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);
process.once('SIGTERM', () => void close());
