// #region example
import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class TextFile {
  @IsString() name!: string;
  @IsInt() size!: number;
  @IsIn(['text/plain']) contentType!: string;
  @IsOptional() @IsString() charset?: string;
}

class ReceiptFiles {
  @Nested() receipt!: TextFile;
}

@Controller('/receipts')
export class ReceiptController {
  @Post()
  @Returns(ReceiptFiles)
  check(@FileMetadata(ReceiptFiles) files: ReceiptFiles): ReceiptFiles {
    return files;
  }
}

// #endregion example

import { form, textFile } from '../form.ts';

const receipt = new File(['a receipt\n'], 'receipt.txt', { type: 'text/plain; charset=utf-8' });

export const runs = [
  { method: 'POST', url: '/receipts', body: form({ receipt }) },
  { method: 'POST', url: '/receipts', body: form({ invoice: textFile('invoice.txt', 'an invoice') }) },
];
