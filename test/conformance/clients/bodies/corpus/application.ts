import {
  Body,
  Controller,
  Cookie,
  createApp,
  Delete,
  FileMetadata,
  Get,
  jsonParser,
  multipartParser,
  Post,
  Put,
  Query,
  Returns,
  rawFileParser,
  type UploadedFile,
  urlencodedParser,
} from 'modern-rest';
import type { SeenFile } from './entry.ts';
import { Avatar, Dates, FileList, Labels, Lists, OneFile, OptionalValues, Orders, Profile, Scalars, Search } from './models.ts';

/** What the handlers got since the last call of `received`. */
const calls: unknown[] = [];
/** Errors that were the fault of the server. */
const reported: unknown[] = [];

async function take(values: object, files: object = {}): Promise<string> {
  calls.push({ ...values, ...(await seen(files)) });
  return 'read';
}

async function seen(files: object): Promise<object> {
  const entries = Object.entries(files) as [string, UploadedFile | UploadedFile[] | undefined][];
  const read = entries
    .filter(([, value]) => value !== undefined)
    .map(async ([name, value]) => [name, Array.isArray(value) ? await Promise.all(value.map(seenFile)) : await seenFile(value as UploadedFile)]);
  return Object.fromEntries(await Promise.all(read)) as object;
}

async function seenFile(file: UploadedFile): Promise<SeenFile> {
  return { name: file.name, contentType: file.contentType, content: Buffer.from(await file.bytes()).toString('latin1') };
}

@Controller('/', { parsers: [jsonParser(), urlencodedParser(), multipartParser()] })
class BodiesController {
  @Post('/scalars') @Returns(String) scalars(@Body(Scalars) body: Scalars): Promise<string> {
    return take(body);
  }
  @Post('/lists') @Returns(String) lists(@Body(Lists) body: Lists): Promise<string> {
    return take(body);
  }
  @Post('/orders') @Returns(String) orders(@Body(Orders) body: Orders): Promise<string> {
    return take(body);
  }
  @Post('/filter') @Returns(String) filter(@Body(Search) body: Search): Promise<string> {
    return take(body);
  }
  @Post('/optional') @Returns(String) optional(@Body(OptionalValues) body: OptionalValues): Promise<string> {
    return take(body);
  }
  @Post('/dates') @Returns(String) dates(@Body(Dates) body: Dates): Promise<string> {
    return take(body);
  }
}

@Controller('/')
class QueriesController {
  @Get('/scalars') @Returns(String) scalars(@Query(Scalars) query: Scalars): Promise<string> {
    return take(query);
  }
  @Get('/lists') @Returns(String) lists(@Query(Lists) query: Lists): Promise<string> {
    return take(query);
  }
  @Get('/orders') @Returns(String) orders(@Query(Orders) query: Orders): Promise<string> {
    return take(query);
  }
  @Get('/filter') @Returns(String) filter(@Query(Search) query: Search): Promise<string> {
    return take(query);
  }
  @Get('/optional') @Returns(String) optional(@Query(OptionalValues) query: OptionalValues): Promise<string> {
    return take(query);
  }
  @Get('/dates') @Returns(String) dates(@Query(Dates) query: Dates): Promise<string> {
    return take(query);
  }
  @Get('/session') @Returns(String) session(@Cookie('sid') sid: string): Promise<string> {
    return take({ sid });
  }

  @Delete('/session') @Returns(null) async end(): Promise<void> {
    await take({});
  }
}

@Controller('/', { parsers: [multipartParser()] })
class FilesController {
  @Post('/file') @Returns(String) file(@Body(Labels) body: Labels, @FileMetadata(OneFile) files: OneFile): Promise<string> {
    return take(body, files);
  }
  @Post('/files') @Returns(String) files(@Body(Labels) body: Labels, @FileMetadata(FileList) files: FileList): Promise<string> {
    return take(body, files);
  }
  @Post('/profile') @Returns(String) profile(@Body(Profile) body: Profile, @FileMetadata(Avatar) files: Avatar): Promise<string> {
    return take(body, files);
  }
}

/** `/raw`: the body is the file. */
@Controller('/', { parsers: [rawFileParser('application/octet-stream'), rawFileParser('image/*')] })
class RawController {
  @Put('/raw') @Returns(String) put(@FileMetadata(OneFile) files: OneFile): Promise<string> {
    return take({}, files);
  }
  @Post('/raw') @Returns(String) post(@FileMetadata(OneFile) files: OneFile): Promise<string> {
    return take({}, files);
  }
}

export const app = createApp({
  title: 'Clients',
  version: '1',
  controllers: [BodiesController, QueriesController, FilesController, RawController],
  openApi: false,
  reportError: (error) => reported.push(error),
});

/** Returns what the handlers got since the last call. Throws the first error that was the fault of the server. */
export function received(): unknown[] {
  const [error] = reported.splice(0);
  if (error) throw error;
  return calls.splice(0);
}
