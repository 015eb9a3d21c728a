// Ours: models of files and fields, validated, as is the answer. Files are in memory up to 256 KiB, and in temporary files beyond it.
import { IsInt, IsString } from 'class-validator';
import {
  Body,
  base64Files,
  Configure,
  Controller,
  createApp,
  FileMetadata,
  Get,
  jsonParser,
  Nested,
  Post,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { serverOptions } from '../../servers/options.ts';
import type { Counted } from './counted.ts';

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
await createApp({ title: 'Uploads', version: '1.0.0', controllers: [UploadController], limits, openApi: false }).listen(serverOptions().port);
