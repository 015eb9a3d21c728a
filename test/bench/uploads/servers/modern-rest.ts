// Ours: models of files and fields, validated, as is the answer. Files are in memory up to 256 KiB, and in temporary files beyond it.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsInt, IsString } from 'class-validator';
import {
  Body,
  base64Files,
  Configure,
  Controller,
  createApp,
  FileMetadata,
  folderStorage,
  Get,
  jsonParser,
  memoryStorage,
  multipartParser,
  Nested,
  Post,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { serverOptions } from '../../servers/options.ts';
import { type Counted, NO_LIMIT } from './counted.ts';

class Note {
  @IsString() title!: string;
  @IsString() author!: string;
}

class OneFile {
  @Nested() first!: UploadedFile;
}

class TwoFiles extends OneFile {
  @Nested() second!: UploadedFile;
}

class Count implements Counted {
  @IsInt() files!: number;
  @IsInt() fields!: number;
  @IsInt() bytes!: number;
}

/** What is answered with success is kept for good: fsync, and a place in a folder. */
const folder = folderStorage(join(tmpdir(), 'kept'), { freeDisk: 0 });
let kept: string[] = [];

/** Removes what earlier requests have kept, so that no run needs more disk than another. */
async function removeKept(...files: readonly UploadedFile[]): Promise<void> {
  const before = kept;
  kept = [];
  await Promise.all(before.map((path) => rm(path, { force: true })));
  for (const { key } of files) if (key !== undefined) kept.push(folder.pathOf(key));
}

function count({ first, second }: OneFile & Partial<TwoFiles>, fields = {}): Count {
  return { files: second ? 2 : 1, fields: Object.keys(fields).length, bytes: first.size + (second?.size ?? 0) };
}

@Controller()
class UploadController {
  @Get('/')
  @Returns(String)
  ready(): string {
    return '';
  }

  @Post('/small')
  @Returns(Count)
  small(@Body(Note) note: Note, @FileMetadata(TwoFiles) files: TwoFiles): Count {
    return count(files, note);
  }

  @Post('/small-base64')
  @Configure({ parsers: [base64Files(jsonParser())] })
  @Returns(Count)
  smallBase64(@Body(Note) note: Note, @FileMetadata(TwoFiles) files: TwoFiles): Count {
    return count(files, note);
  }

  @Post('/multipart')
  @Returns(Count)
  multipart(@FileMetadata(OneFile) files: OneFile): Count {
    return count(files);
  }

  @Post('/memory')
  @Configure({ parsers: [multipartParser({ storage: memoryStorage({ memory: NO_LIMIT }) })] })
  @Returns(Count)
  memory(@FileMetadata(OneFile) files: OneFile): Count {
    return count(files);
  }

  @Post('/small-folder')
  @Configure({ parsers: [multipartParser({ storage: folder })] })
  @Returns(Count)
  async smallFolder(@Body(Note) note: Note, @FileMetadata(TwoFiles) files: TwoFiles): Promise<Count> {
    await removeKept(files.first, files.second);
    return count(files, note);
  }

  @Post('/folder')
  @Configure({ parsers: [multipartParser({ storage: folder })] })
  @Returns(Count)
  async folder(@FileMetadata(OneFile) files: OneFile): Promise<Count> {
    await removeKept(files.first);
    return count(files);
  }

  @Post('/raw')
  @Configure({ parsers: [rawFileParser()] })
  @Returns(Count)
  raw(@FileMetadata(OneFile) files: OneFile): Count {
    return count(files);
  }

  @Post('/base64')
  @Configure({ parsers: [base64Files(jsonParser())] })
  @Returns(Count)
  base64(@FileMetadata(OneFile) files: OneFile): Count {
    return count(files);
  }
}

const none = Number.POSITIVE_INFINITY;
const limits = { multipartBody: none, fileSize: none, jsonBody: none };
const { listen } = createApp({ title: 'Uploads', version: '1.0.0', controllers: [UploadController], limits, openApi: false });
// The load is one client with 64 connections, which would otherwise get three quarters of the slots.
await listen(serverOptions().port, undefined, { maxUploadsPerClient: 64 });
