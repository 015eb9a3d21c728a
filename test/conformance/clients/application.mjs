// The application that every client sends files to, on the built packages. Decorators are called as functions: Node runs this file as it is.
import { createHash } from 'node:crypto';
import { IsArray, IsObject, IsOptional, IsString, Max } from 'class-validator';
import { Body, Configure, Controller, createApp, FileMetadata, Nested, Post, Returns, rawFileParser, UploadedFile } from 'modern-rest';

const MiB = 1024 * 1024;

class SmallFile extends UploadedFile {}
Max(MiB)(SmallFile.prototype, 'size');

class LargeFile extends UploadedFile {}
Max(50 * MiB)(LargeFile.prototype, 'size');

class OneSmall {}
Nested(() => SmallFile)(OneSmall.prototype, 'file');

class OneLarge {}
Nested(() => LargeFile)(OneLarge.prototype, 'file');

class Three {}
for (const field of ['first', 'second', 'third']) Nested(() => SmallFile)(Three.prototype, field);

/** All optional: the answer says which have come. */
class Fields {}
for (const field of ['title', 'empty', 'lines', 'unicode', 'number', 'n"é']) {
  IsOptional()(Fields.prototype, field);
  IsString()(Fields.prototype, field);
}

class Received {}
IsObject()(Received.prototype, 'fields');
IsArray()(Received.prototype, 'files');

class ClientsController {}
const raw = Configure({ parsers: [rawFileParser()] });
endpoint('/form/small', OneSmall);
endpoint('/form/large', OneLarge);
endpoint('/form/several', Three);
endpoint('/body/small', OneSmall, raw);
endpoint('/body/large', OneLarge, raw);
Controller('/')(ClientsController);

/** Answers what has come. A whole body has no fields. */
function endpoint(path, files, ...more) {
  const { prototype } = ClientsController;
  const method = async (files, fields = {}) => ({ fields, files: await Promise.all(Object.entries(files).map(received)) });
  Object.defineProperty(prototype, path, { value: method, configurable: true, writable: true });
  for (const decorator of [Post(path), Returns(Received), ...more]) decorator(prototype, path, Object.getOwnPropertyDescriptor(prototype, path));
  FileMetadata(files)(prototype, path, 0);
  if (!more.includes(raw)) Body(Fields)(prototype, path, 1);
}

/** What the handler knows of a file, and the digest of what it reads from it. */
async function received([field, file]) {
  const hash = createHash('sha256');
  for await (const chunk of file.stream()) hash.update(chunk);
  const { name, contentType, size } = file;
  return { field, name, contentType, size, sha256: hash.digest('hex') };
}

const app = createApp({
  title: 'Clients',
  version: '1',
  controllers: [ClientsController],
  // More than the largest body, so that it is the file that is too large.
  limits: { multipartBody: 64 * MiB },
});
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0));
console.log(url);
process.once('SIGTERM', () => void close());
