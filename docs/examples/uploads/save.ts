// #region example
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsInt, Max } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns, UploadedFile } from 'modern-rest';

const folder = await mkdtemp(join(tmpdir(), 'reports-'));

class Report extends UploadedFile {
  @IsInt() @Max(1_000_000) declare size: number;
}

class ReportFiles {
  @Nested() report!: Report;
}

@Controller('/reports')
export class ReportController {
  @Post()
  @Returns(ReportFiles)
  async save(@FileMetadata(ReportFiles) files: ReportFiles): Promise<ReportFiles> {
    await files.report.saveTo(join(folder, randomUUID()));
    return files;
  }
}

// #endregion example

import { rm } from 'node:fs/promises';
import { form, textFile } from '../form.ts';

export const runs = [{ method: 'POST', url: '/reports', body: form({ report: textFile('../report.txt', 'a report') }) }];
export const cleanUp = () => rm(folder, { recursive: true });
