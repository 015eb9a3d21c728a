// Ours: files are taken while they arrive, and their bytes are counted.
import { IsInt } from 'class-validator';
import { Controller, createApp, type FileParts, FileStream, Get, Nested, Post, Returns, UploadedFile } from 'modern-rest';
import { serverOptions } from '../../servers/options.ts';
import { type Counted, NO_LIMIT } from './counted.ts';

class OneFile {
  @Nested() first!: UploadedFile;
}

class Count implements Counted {
  @IsInt() files!: number;
  @IsInt() fields!: number;
  @IsInt() bytes!: number;
}

@Controller()
class StreamController {
  @Get('/')
  @Returns(String)
  ready(): string {
    return '';
  }

  @Post('/')
  @Returns(Count)
  async take(@FileStream(OneFile) parts: FileParts<OneFile>): Promise<Count> {
    const count = { files: 0, fields: 0, bytes: 0 };
    for await (const part of parts) {
      count.files += 1;
      for await (const chunk of part) count.bytes += chunk.length;
    }
    return count;
  }
}

const limits = { multipartBody: NO_LIMIT, fileSize: NO_LIMIT };
await createApp({ title: 'Streams', version: '1.0.0', controllers: [StreamController], limits, openApi: false }).listen(serverOptions().port);
