import { createHash } from 'node:crypto';
import { IsInt, IsString } from 'class-validator';
import { Nested, UploadedFile } from 'modern-rest';
import { property } from './decorate.mjs';

/** Two fields. */
export class Texts {}
property(Texts, 'title', IsString());
property(Texts, 'note', IsString());

/** Two files. */
export class Files {}
property(
  Files,
  'first',
  Nested(() => UploadedFile),
);
property(
  Files,
  'second',
  Nested(() => UploadedFile),
);

/** One file. */
export class OneFile {}
property(
  OneFile,
  'file',
  Nested(() => UploadedFile),
);

/** What has come of a file. */
export class Stored {}
property(Stored, 'size', IsInt());
property(Stored, 'sha256', IsString());

/** What has come of a form. */
export class StoredForm {}
property(StoredForm, 'title', IsString());
property(StoredForm, 'note', IsString());
property(
  StoredForm,
  'first',
  Nested(() => Stored),
);
property(
  StoredForm,
  'second',
  Nested(() => Stored),
);

/** Reads a file, as a stream. */
export async function stored(file) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of file.stream()) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}
