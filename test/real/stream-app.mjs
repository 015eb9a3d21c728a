// An application that takes files while they arrive, on the built packages. Decorators are called as functions: Node runs this file as it is.
import { IsInt, Max } from 'class-validator';
import { Controller, createApp, FileStream, Nested, Post, Returns } from 'modern-rest';

const none = Number.POSITIVE_INFINITY;

class Large {}
IsInt()(Large.prototype, 'size');
Max(6 * 1024 ** 3)(Large.prototype, 'size');

class Upload {}
Nested(() => Large)(Upload.prototype, 'large');

class StreamController {
  async take(parts) {
    let bytes = 0;
    for await (const part of parts) for await (const chunk of part) bytes += chunk.length;
    return bytes;
  }
}
const { prototype } = StreamController;
for (const decorator of [Post('/'), Returns(Number)]) decorator(prototype, 'take', Object.getOwnPropertyDescriptor(prototype, 'take'));
FileStream(Upload)(prototype, 'take', 0);
Controller('/', { limits: { multipartBody: none } })(StreamController);

const app = createApp({ title: 'Streams', version: '1', controllers: [StreamController] });
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);
process.once('SIGTERM', () => void close());
