// #region example
import { IsInt } from 'class-validator';
import { Configure, Controller, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class Scan {
  @IsInt() size!: number;
}

class ScanFiles {
  @Nested(() => [Scan]) scans!: Scan[];
}

@Controller('/scans')
export class ScanController {
  @Post()
  @Configure({ limits: { files: 2, fileSize: 1024 } })
  @Returns(ScanFiles)
  create(@FileMetadata(ScanFiles) files: ScanFiles): ScanFiles {
    return files;
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

const scan = textFile('scan.txt', 'a scan');
const large = textFile('large.txt', ' '.repeat(1025));

export const runs = [
  { method: 'POST', url: '/scans', body: form({ scans: [scan, scan, scan] }) },
  { method: 'POST', url: '/scans', body: form({ scans: [scan, large] }) },
];
