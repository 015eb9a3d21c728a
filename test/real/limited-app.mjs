// An application with tight limits, on the built packages. Decorators are called as functions: Node runs this file as it is.
import { Max } from 'class-validator';
import { Controller, createApp, FileMetadata, Get, Nested, Put, Returns, UploadedFile } from 'modern-rest';

const MiB = 1024 * 1024;

class Document extends UploadedFile {}
Max(MiB)(Document.prototype, 'size');

class Upload {}
Nested(() => Document)(Upload.prototype, 'document');

class LimitedController {
  size({ document }) {
    return document.size;
  }

  hello() {
    return 'hello';
  }
}
const method = (name, ...decorators) => {
  const { prototype } = LimitedController;
  for (const decorator of decorators) decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
};
method('size', Put('/document'), Returns(Number));
FileMetadata(Upload)(LimitedController.prototype, 'size', 0);
method('hello', Get('/hello'), Returns(String));
Controller('/')(LimitedController);

const app = createApp({
  title: 'Limited',
  version: '1',
  controllers: [LimitedController],
  // More than the largest body of the tests, so that it is the file that is too large.
  limits: { multipartBody: 64 * MiB },
});
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);
process.once('SIGTERM', () => void close());
