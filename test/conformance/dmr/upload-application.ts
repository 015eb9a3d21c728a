import type { Model } from '@modern-rest/core';
import { ArrayMaxSize, IsIn, IsInt, IsObject, IsOptional, IsString, Max } from 'class-validator';
import {
  ApiError,
  Body,
  Configure,
  Controller,
  FileMetadata,
  jsonParser,
  type Limits,
  multipartParser,
  Nested,
  Post,
  Put,
  Returns,
  UploadedFile,
  urlencodedParser,
} from 'modern-rest';

class TextFile extends UploadedFile {
  @IsIn(['text/plain'])
  declare contentType: string;
}

class SmallFile extends UploadedFile {
  @Max(8)
  declare size: number;
}

class OneFile {
  @Nested()
  file!: UploadedFile;
}

class MaybeOneFile {
  @IsOptional()
  @Nested()
  file?: UploadedFile;
}

export class TwoFiles {
  @Nested()
  receipt!: TextFile;

  @Nested()
  rules!: UploadedFile;
}

class FileList {
  @Nested(() => [UploadedFile])
  attachments!: UploadedFile[];
}

class FileListOrNone {
  @Nested(() => [UploadedFile])
  attachments: UploadedFile[] = [];
}

class BoundedFiles {
  @Nested()
  document!: SmallFile;

  @ArrayMaxSize(2)
  @Nested(() => [TextFile])
  attachments: TextFile[] = [];
}

class User {
  @IsInt()
  userId!: number;

  @IsString()
  userEmail!: string;
}

class UserField {
  @Nested()
  user!: User;
}

class Data {
  @IsObject()
  more!: object;
}

/** Fields of every kind, all optional: what a request sends is what it asks about. */
class MaybeFields {
  @IsOptional()
  @IsString()
  title?: string;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @Nested()
  data?: Data;
}

/** What a handler has received. */
class Received {
  @IsOptional()
  @IsObject()
  fields?: object;

  @IsOptional()
  @IsObject()
  files?: object;
}

/** Forms without files, in any notation that the framework reads. */
@Controller('/fields', { parsers: [jsonParser(), urlencodedParser(), multipartParser()] })
class FieldsController {
  @Post('/')
  @Returns(Received)
  create(@Body(User) fields: User): Received {
    return { fields };
  }

  @Put('/')
  @Returns(Received)
  replace(@Body(User) fields: User): Received {
    return { fields };
  }

  @Configure({ forbidUnknown: true })
  @Post('/strict')
  @Returns(Received)
  strict(@Body(User) fields: User): Received {
    return { fields };
  }
}

/** Files without fields. */
@Controller('/files', { parsers: [multipartParser()] })
class FilesController {
  @Post('/one')
  @Returns(Received)
  async one(@FileMetadata(OneFile) files: OneFile): Promise<Received> {
    return { files: await seen(files) };
  }

  @Post('/maybe')
  @Returns(Received)
  async maybe(@FileMetadata(MaybeOneFile) files: MaybeOneFile): Promise<Received> {
    return { files: await seen(files) };
  }

  @Configure({ forbidUnknown: true })
  @Post('/strict')
  @Returns(Received)
  async strict(@FileMetadata(OneFile) files: OneFile): Promise<Received> {
    return { files: await seen(files) };
  }

  @Post('/two')
  @Returns(Received)
  async two(@FileMetadata(TwoFiles) files: TwoFiles): Promise<Received> {
    return { files: await seen(files) };
  }

  @Put('/two')
  @Returns(Received)
  async replaceTwo(@FileMetadata(TwoFiles) files: TwoFiles): Promise<Received> {
    return { files: await seen(files) };
  }

  @Post('/list')
  @Returns(Received)
  async list(@FileMetadata(FileList) files: FileList): Promise<Received> {
    return { files: await seen(files) };
  }

  @Post('/list-or-none')
  @Returns(Received)
  async listOrNone(@FileMetadata(FileListOrNone) files: FileListOrNone): Promise<Received> {
    return { files: await seen(files) };
  }

  @Configure({ parsers: [jsonParser(), multipartParser()] })
  @Post('/or-json')
  @Returns(Received)
  async orJson(@FileMetadata(OneFile) files: OneFile): Promise<Received> {
    return { files: await seen(files) };
  }

  @Post('/bounded')
  @Returns(Received)
  async bounded(@FileMetadata(BoundedFiles) files: BoundedFiles): Promise<Received> {
    return { files: await seen(files) };
  }
}

/** Fields beside files. */
@Controller('/both', { parsers: [multipartParser()] })
class BothController {
  @Post('/')
  @Returns(Received)
  async both(@Body(User) fields: User, @FileMetadata(TwoFiles) files: TwoFiles): Promise<Received> {
    return { fields, files: await seen(files) };
  }

  @Post('/json')
  @Returns(Received)
  async json(@Body(UserField) fields: UserField, @FileMetadata(MaybeOneFile) files: MaybeOneFile): Promise<Received> {
    return { fields, files: await seen(files) };
  }
}

/** Handlers that fail when a file is on disk. */
@Controller('/failing', { parsers: [multipartParser()], limits: { spoolThreshold: 8 } })
class FailingController {
  @Post('/conflict')
  @Returns(null)
  @Returns(String, { status: 409 })
  conflict(@FileMetadata(OneFile) _files: OneFile): void {
    throw new ApiError(409, 'taken');
  }

  @Post('/answer')
  @Returns(String)
  answer(@FileMetadata(OneFile) _files: OneFile): string {
    return 7 as unknown as string;
  }

  @Post('/handler')
  @Returns(String)
  handler(@FileMetadata(OneFile) _files: OneFile): string {
    throw new Error('out of order');
  }
}

/** A controller that takes any form, within limits of its own. */
function limitedController(path: string, limits: Partial<Limits>): Model<object> {
  @Controller(path, { limits })
  class LimitedController {
    @Post('/')
    @Returns(Received)
    async files(@Body(MaybeFields) fields: MaybeFields, @FileMetadata(FileListOrNone) files: FileListOrNone): Promise<Received> {
      return { fields, files: await seen(files) };
    }

    @Post('/fields')
    @Returns(Received)
    fields(@Body(MaybeFields) fields: MaybeFields): Received {
      return { fields };
    }
  }
  return LimitedController;
}

/** Limits for one controller each: the limit that is asked about, and what has to be out of its way. */
export const LIMITED: readonly Partial<Limits>[] = [
  { multipartBody: 200 },
  { urlencodedBody: 40 },
  { jsonBody: 40 },
  { fileSize: 8 },
  { files: 2 },
  { fields: 3 },
  { parts: 4 },
  { fieldSize: 8 },
  { fieldsSize: 20 },
  { fieldNameSize: 8 },
  { fileNameSize: 8 },
  { partHeaders: 3 },
  { partHeadersSize: 80 },
  { spoolThreshold: 8 },
  { jsonDepth: 3 },
  { jsonKeys: 3 },
  { jsonItems: 3 },
  { jsonNumberSize: 5 },
];

/** Where a limit is in force. */
export function limitedPath(limit: string): string {
  return `/limited/${limit}`;
}

/** One application with every kind of form. */
export const UPLOAD_APPLICATION = {
  title: 'Uploads',
  version: '1',
  controllers: [
    FieldsController,
    FilesController,
    BothController,
    FailingController,
    ...LIMITED.map((limits) => limitedController(limitedPath(Object.keys(limits)[0] as string), limits)),
  ],
};

/** What the handler knows of its files, with their content as text. */
async function seen(files: object): Promise<object> {
  const entries = Object.entries(files) as [string, UploadedFile | UploadedFile[] | undefined][];
  const one = async (file: UploadedFile): Promise<object> => {
    const { name, size, contentType, charset, contentTypeExtra } = file;
    return { name, size, contentType, charset, contentTypeExtra, content: await file.text() };
  };
  const read = entries.map(async ([name, value]) => [name, Array.isArray(value) ? await Promise.all(value.map(one)) : value && (await one(value))]);
  return Object.fromEntries(await Promise.all(read));
}
