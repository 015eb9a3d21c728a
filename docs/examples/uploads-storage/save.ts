// #region example
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsInt, IsString } from 'class-validator';
import { Controller, FileMetadata, folderStorage, Nested, Post, Returns, UploadedFile } from 'modern-rest';

const storage = folderStorage(await mkdtemp(join(tmpdir(), 'reports-')), { keys: 'sha256' });

class Reports {
  @Nested(() => [UploadedFile]) reports!: UploadedFile[];
}

class Kept {
  @IsString() key!: string;
  @IsInt() size!: number;
}

@Controller('/reports')
export class ReportController {
  @Post()
  @Returns([Kept])
  async keep(@FileMetadata(Reports) { reports }: Reports): Promise<Kept[]> {
    return Promise.all(reports.map(async (report) => ({ key: await report.saveTo(storage), size: report.size })));
  }
}

// #endregion example

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { form, textFile } from '../form.ts';

export const runs = [{ method: 'POST', url: '/reports', body: form({ reports: textFile('may.txt', 'a report') }) }];
export const cleanUp = () => rm(dirname(dirname(storage.pathOf(`ab/${'0'.repeat(62)}`))), { recursive: true });
