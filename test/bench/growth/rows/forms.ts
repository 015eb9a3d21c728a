import { Body, Controller, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';
import type { GrowthApplication, GrowthRequest, GrowthRow } from '../growth-row.ts';
import { type Values, valueModel, valueNames } from './value-model.ts';

const KIB = 1024;
const FIELDS = [1, 10, 100, 1000] as const;
const FILES_RAISED = 'files 400, parts 400';
const FIELDS_RAISED = 'fields 1,000, parts 1,000';

function fieldsApplication(size: number): GrowthApplication {
  const Model = valueModel(valueNames(size));

  @Controller()
  class FieldsController {
    @Post('/fields')
    @Returns(Number)
    fields(@Body(Model) values: Values): number {
      return Object.keys(values).length;
    }
  }
  return { controllers: [FieldsController], limits: { fields: 1000, parts: 1000 } };
}

function filesApplication(size: number): GrowthApplication {
  class Files {}
  for (const name of valueNames(size)) Nested(() => UploadedFile)(Files.prototype, name);

  @Controller()
  class FilesController {
    @Post('/files')
    @Returns(Number)
    files(@FileMetadata(Files) files: Files): number {
      return Object.keys(files).length;
    }
  }
  return { controllers: [FilesController], limits: { files: 400, parts: 400 } };
}

function multipart(path: string, size: number, disposition: string, content: string): GrowthRequest {
  const parts = valueNames(size).map((name) => `--boundary\r\nContent-Disposition: form-data; name="${name}"${disposition}\r\n\r\n${content}\r\n`);
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'multipart/form-data; boundary=boundary' },
    body: `${parts.join('')}--boundary--\r\n`,
    answer: String(size),
  };
}

/** The cost of fields and files of forms. */
export const FORMS: readonly GrowthRow[] = [
  {
    id: 'fields of an urlencoded form',
    raised: FIELDS_RAISED,
    sizes: FIELDS,
    growth: 'linear',
    names: true,
    application: fieldsApplication,
    requests: (size) => [
      {
        method: 'POST',
        path: '/fields',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `${valueNames(size).join('=a+value&')}=a+value`,
        answer: String(size),
      },
    ],
  },
  {
    id: 'fields of a multipart form',
    raised: FIELDS_RAISED,
    sizes: FIELDS,
    growth: 'linear',
    names: true,
    application: fieldsApplication,
    requests: (size) => [multipart('/fields', size, '', 'a value')],
  },
  {
    id: 'files of 1 KiB in a form of at most 64 KiB',
    raised: FILES_RAISED,
    sizes: [1, 10, 25, 50],
    growth: 'linear',
    application: filesApplication,
    requests: (size) => [multipart('/files', size, '; filename="file.txt"', 'x'.repeat(KIB))],
  },
  {
    id: 'files of 8 KiB in a form of more than 64 KiB',
    raised: FILES_RAISED,
    sizes: [10, 50, 100, 400],
    growth: 'linear',
    application: filesApplication,
    requests: (size) => [multipart('/files', size, '; filename="file.txt"', 'x'.repeat(8 * KIB))],
  },
];
