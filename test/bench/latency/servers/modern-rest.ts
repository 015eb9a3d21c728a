// Models are validated in both directions: that is the default.
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, type FileParts, FileStream, Get, Nested, Post, Returns, UploadedFile } from 'modern-rest';
import { CreateOrder } from '../../models/create-order.ts';
import { type Counted, NO_LIMIT } from '../../uploads/servers/counted.ts';
import { serveDelay } from '../event-loop/serve-delay.ts';
import { queryDatabase } from './database.ts';
import { latencyServerOptions } from './options.ts';

class OneFile {
  @Nested() first!: UploadedFile;
}

class Count implements Counted {
  @IsInt() files!: number;
  @IsInt() fields!: number;
  @IsInt() bytes!: number;
}

@Controller()
class LatencyController {
  @Get('/')
  @Returns(String)
  ready(): string {
    return '';
  }

  @Post('/orders')
  @Returns(CreateOrder)
  create(@Body(CreateOrder) order: CreateOrder): CreateOrder {
    return order;
  }

  @Post('/waiting-orders')
  @Returns(CreateOrder)
  async createAfterQuery(@Body(CreateOrder) order: CreateOrder): Promise<CreateOrder> {
    await queryDatabase();
    return order;
  }

  @Post('/files')
  @Returns(Count)
  async count(@FileStream(OneFile) parts: FileParts<OneFile>): Promise<Count> {
    const count = { files: 0, fields: 0, bytes: 0 };
    for await (const part of parts) {
      count.files += 1;
      for await (const chunk of part) count.bytes += chunk.length;
    }
    return count;
  }
}

const { port, delaySocket } = latencyServerOptions();
serveDelay(delaySocket);
const limits = { multipartBody: NO_LIMIT, fileSize: NO_LIMIT };
await createApp({ title: 'Latency', version: '1.0.0', controllers: [LatencyController], limits, openApi: false }).listen(port);
