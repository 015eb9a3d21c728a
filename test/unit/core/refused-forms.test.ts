import { Nested } from '@modern-rest/class-validator';
import {
  Body,
  byMediaType,
  Controller,
  FileMetadata,
  FileStream,
  Get,
  jsonParser,
  nullable,
  oneOf,
  Put,
  Returns,
  record,
  urlencodedParser,
} from '@modern-rest/core';
import { base64Files, folderStorage, memoryStorage, multipartParser, rawFileParser } from '@modern-rest/multipart';
import { IsInt, IsOptional, IsString, Max } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { handler, problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

class Named {
  @IsString() name!: string;
}

class Large {
  @IsInt() @Max(2000) size!: number;
}

class Upload {
  @Nested() file!: Large;
}

/** A handler of the fields of a form and of its files. */
function handlerOfForm(fields: unknown) {
  @Controller('/')
  class FormController {
    @Put('/')
    @Returns(null)
    take(@Body(fields as never) _fields: unknown, @FileMetadata(Upload) _files: Upload): void {}
  }
  return FormController;
}

describe('a form is refused', () => {
  const parsers = [multipartParser()];

  test('of a method without a body', () => {
    expect(problemsOf([handler(FileMetadata(Upload), { route: Get })], { parsers }).map(([code]) => code)).toEqual(['BODY_NOT_ALLOWED']);
  });

  test('whose files have no names', () => {
    expect(problemsOf([handler(FileMetadata([Upload]), { route: Put })], { parsers })).toEqual([['MODEL_NOT_READABLE', 'files come by their names']]);
  });

  test('that cannot hold the file that its model allows', () => {
    const limits = { multipartBody: 1000, fileSize: 100, fieldsSize: 100, fieldSize: 100 };
    expect(problemsOf([handler(FileMetadata(Upload), { route: Put })], { parsers, limits })).toEqual([
      ['LIMITS_CONTRADICT', 'the model allows 2000 bytes for the file file, limits.multipartBody only 1000 for the whole form'],
    ]);
    expect(problemsOf([handler(FileMetadata(Upload), { route: Put })], { parsers, limits: { ...limits, multipartBody: 2000 } })).toEqual([]);
  });

  test('whose limit is none, and nothing follows from that', () => {
    expect(problemsOf([handler(FileMetadata(Upload), { route: Put })], { parsers, limits: { multipartBody: -1 } })).toEqual([
      ['LIMIT_INVALID', 'limits.multipartBody is -1'],
    ]);
  });

  test('in a media type that is no form', () => {
    expect(problemsOf([handler(Body([User]))], { parsers: [urlencodedParser()] })).toEqual([
      ['PARSER_MISSING', 'none of its parsers reads User[], which is no form'],
    ]);
    expect(problemsOf([handler(Body(nullable(oneOf(User, String))))], { parsers: [urlencodedParser()] })).toEqual([
      ['PARSER_MISSING', 'none of its parsers reads User | string | null, which is no form'],
    ]);
    expect(problemsOf([handler(Body(record(record(Number))))], { parsers: [] })).toEqual([['PARSER_MISSING', 'no parser can read its body']]);
    expect(problemsOf([handler(Body(record([Number])))], { parsers: [urlencodedParser()] })).toEqual([]);
  });

  test('whose fields no form can hold', () => {
    expect(problemsOf([handlerOfForm([User])], { parsers: [jsonParser(), multipartParser()] })).toEqual([
      ['PARSER_MISSING', 'no parser reads both its files and its body'],
    ]);
    expect(problemsOf([handlerOfForm(byMediaType({ 'application/json': User }))], { parsers: [jsonParser(), multipartParser()] })).toEqual([
      ['PARSER_MISSING', 'no parser reads both its files and its body'],
    ]);
    expect(problemsOf([handlerOfForm(User)], { parsers: [jsonParser()] })).toEqual([['FILES_WITHOUT_PARSER', 'none of its parsers reads files']]);
    expect(problemsOf([handlerOfForm(User)], { parsers: [jsonParser(), multipartParser()] })).toEqual([]);
  });

  test('in a media type that is declared twice', () => {
    const types = { 'application/json': User, 'Application/JSON; charset=utf-8': Named };
    expect(problemsOf([handler(Body(byMediaType(types)))])).toEqual([['COMPONENT_REPEATED', 'two models are declared for application/json']]);
  });

  test('whose fields are files as well', () => {
    class Both {
      @IsString() file!: string;
      @IsString() title!: string;
    }
    expect(problemsOf([handlerOfForm(Both)], { parsers })).toEqual([
      ['COMPONENT_REPEATED', 'the body and the files both ask for the field file of the form'],
    ]);
  });

  test('in a media type that nobody reads', () => {
    expect(problemsOf([handler(Body(byMediaType({ 'application/json': User, 'text/csv': Named })))])).toEqual([
      ['PARSER_MISSING', 'a model is declared for text/csv, and no parser reads it'],
    ]);
    expect(problemsOf([handler(Body(byMediaType({ 'application/json': User, csv: Named })))])).toEqual([
      ['PARSER_MISSING', 'a model is declared for csv, and no parser reads it'],
    ]);
  });
});

describe('files that need a key', () => {
  class Keyed {
    @IsString() key!: string;
  }
  class MaybeKeyed {
    @IsOptional() @IsString() key?: string;
  }
  class KeyedFile {
    @Nested() file!: Keyed;
  }
  class MaybeKeyedFile {
    @Nested() file!: MaybeKeyed;
  }
  const storage = folderStorage('unused');

  test.each([
    ['multipart/form-data', multipartParser()],
    ['image/*', rawFileParser('image/*', { storage: memoryStorage() })],
    ['application/json', base64Files(jsonParser())],
    ['multipart/form-data', base64Files(multipartParser({ storage }))],
    ['multipart/form-data', base64Files(multipartParser(), { storage })],
  ])('are refused where nobody gives one: %s', (mediaType, parser) => {
    const cause = `the model of its file file requires a key, and what reads ${mediaType} keeps no files`;
    const parsers = [rawFileParser('text/plain', { storage }), parser];
    expect(problemsOf([handler(FileMetadata(KeyedFile), { route: Put })], { parsers })).toEqual([['FILES_NOT_KEPT', cause]]);
    expect(problemsOf([handler(FileMetadata(MaybeKeyedFile), { route: Put })], { parsers })).toEqual([]);
  });

  test('are taken where all give one', () => {
    const parsers = [multipartParser({ storage }), rawFileParser('image/*', { storage }), base64Files(jsonParser(), { storage }), urlencodedParser()];
    expect(problemsOf([handler(FileMetadata(KeyedFile), { route: Put })], { parsers })).toEqual([]);
    expect(
      problemsOf([handler(FileMetadata(KeyedFile), { route: Put })], { parsers: [base64Files(multipartParser({ storage }), { storage })] }),
    ).toEqual([]);
  });

  test('are refused where they are taken while they arrive', () => {
    expect(problemsOf([handler(FileStream(KeyedFile), { route: Put })], { parsers: [multipartParser({ storage })] })).toEqual([
      ['FILES_NOT_KEPT', 'the model of its file file requires a key, and files that arrive have none'],
    ]);
  });
});
