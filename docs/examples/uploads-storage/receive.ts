// #region example
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsInt, IsString, Matches } from 'class-validator';
import { Configure, Controller, FileMetadata, folderStorage, Nested, Put, Returns, rawFileParser, UploadedFile } from 'modern-rest';

const backups = folderStorage(await mkdtemp(join(tmpdir(), 'backups-')), { keys: 'sha256' });

class Backup extends UploadedFile {
  @IsString() declare key: string;
  @IsInt() declare size: number;
  @Matches(/^[0-9a-f]{64}$/) declare sha256: string;
}

class BackupFile {
  @Nested() backup!: Backup;
}

@Controller('/backups')
export class BackupController {
  @Put()
  @Configure({ parsers: [rawFileParser('application/gzip', { storage: backups })], limits: { fileSize: 1e9, multipartBody: 1e9 } })
  @Returns(Backup)
  keep(@FileMetadata(BackupFile) { backup }: BackupFile): Backup {
    return backup;
  }
}

// #endregion example

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export const runs = [{ method: 'PUT', url: '/backups', headers: { 'content-type': 'application/gzip' }, body: 'as if it were a backup' }];
export const cleanUp = () => rm(dirname(dirname(backups.pathOf(`ab/${'0'.repeat(62)}`))), { recursive: true });
