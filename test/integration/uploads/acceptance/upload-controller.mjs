import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Body, base64Files, Configure, Controller, FileMetadata, jsonParser, Post, Put, Returns, rawFileParser } from 'modern-rest';
import { decorate } from './decorate.mjs';
import { Files, OneFile, Stored, StoredForm, stored, Texts } from './models.mjs';
import { storage } from './storage.mjs';

/** Every way to send a file. */
export class UploadController {
  async form({ title, note }, { first, second }) {
    return { title, note, first: await stored(first), second: await stored(second) };
  }

  /** The same with tight limits. */
  tight(texts, files) {
    return this.form(texts, files);
  }

  raw({ file }) {
    return stored(file);
  }

  base64({ file }) {
    return stored(file);
  }

  /** Saves a file in the folder SAVED, and tells what is there. */
  async saved({ file }) {
    const path = join(process.env['SAVED'], randomUUID());
    await file.saveTo(path);
    try {
      return await stored({ stream: () => createReadStream(path) });
    } finally {
      await rm(path);
    }
  }
}
const inJson = Configure({ parsers: [base64Files(jsonParser())] });
const tightly = Configure({ limits: { fileSize: 1000, multipartBody: 4000 } });
const asItIs = Configure({ parsers: [rawFileParser(undefined, { storage })] });
decorate(UploadController, 'form', [Post('/form'), Returns(StoredForm)], [Body(Texts), FileMetadata(Files)]);
decorate(UploadController, 'tight', [Post('/tight'), tightly, Returns(StoredForm)], [Body(Texts), FileMetadata(Files)]);
decorate(UploadController, 'raw', [Put('/raw'), asItIs, Returns(Stored, { status: 201 })], [FileMetadata(OneFile)]);
decorate(UploadController, 'base64', [Post('/base64'), inJson, Returns(Stored)], [FileMetadata(OneFile)]);
decorate(UploadController, 'saved', [Put('/saved'), asItIs, Returns(Stored, { status: 201 })], [FileMetadata(OneFile)]);
Controller('/')(UploadController);
