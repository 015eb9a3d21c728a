import { buildDocument, Controller, createApp, DEFAULT_LIMITS, FileMetadata, jsonParser, Post, Returns } from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { runTable } from './run-table.ts';
import { TwoFiles, UPLOAD_APPLICATION } from './upload-application.ts';
import { UPLOAD_GAPS } from './upload-gaps.ts';
import { UPLOAD_LIMITS } from './upload-limits.ts';
import { UPLOADS } from './uploads.ts';

// No entry may leave a temporary file.
useFreshFolders();

describe('forms', () => runTable(UPLOADS, UPLOAD_APPLICATION));

describe('limits of forms', () => runTable(UPLOAD_LIMITS, UPLOAD_APPLICATION));

describe('what forms of other frameworks lack', () => runTable(UPLOAD_GAPS, UPLOAD_APPLICATION));

describe('U-55', () => {
  test('files without a parser that reads them are found at start-up', () => {
    @Controller('/', { parsers: [jsonParser()] })
    class WithoutParser {
      @Post('/')
      @Returns(null)
      take(@FileMetadata(TwoFiles) _files: TwoFiles): void {}
    }
    expect(() => createApp({ title: 'x', version: '1', controllers: [WithoutParser] })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'FILES_WITHOUT_PARSER', subject: 'WithoutParser.take' })] }),
    );
  });
});

test('every row of the reference has an entry', () => {
  const rows = new Set([...UPLOADS.map(({ id }) => id.slice(0, 4)), 'U-55']);
  expect([...rows].sort()).toEqual(Array.from({ length: 55 }, (_, index) => `U-${String(index + 1).padStart(2, '0')}`));
});

test('every limit but that of the query string has its entries', () => {
  const tried = new Set(UPLOAD_LIMITS.map(({ id }) => id));
  expect(Object.keys(DEFAULT_LIMITS).filter((limit) => !tried.has(limit))).toEqual(['queryParameters']);
});

test('the document says of files what the server holds them to', () => {
  const { paths } = buildDocument(createApp(UPLOAD_APPLICATION).api);
  const { requestBody, responses } = paths?.['/files/bounded']?.post ?? {};
  expect(requestBody).toMatchObject({
    content: {
      'multipart/form-data': {
        schema: {
          properties: {
            document: { type: 'string', format: 'binary', maxLength: 8 },
            attachments: { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: 2 },
          },
          required: ['document'],
        },
        encoding: { attachments: { contentType: 'text/plain' } },
      },
    },
  });
  expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(['201', '400', '413', '415']));
});
