import { inMemory, type Send, testClient } from '@modern-rest/testing';
import { IsBoolean, IsDate, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import {
  ApiError,
  Body,
  Configure,
  Context,
  Controller,
  Cookies,
  createApp,
  FileMetadata,
  Get,
  Headers,
  jsonParser,
  Nested,
  Path,
  Post,
  Put,
  Query,
  type RequestContext,
  Returns,
  UploadedFile,
  urlencodedParser,
} from 'modern-rest';
import { describe, expect, test } from 'vitest';

class Where {
  @IsString()
  shelf!: string;
}

class Search {
  @IsOptional()
  @IsInt()
  page?: number;

  @IsBoolean()
  deep!: boolean;

  @IsDate()
  since!: Date;

  @IsString({ each: true })
  tags!: string[];
}

class Client {
  @IsString()
  requestId!: string;
}

class Session {
  @IsString()
  sid!: string;
}

class Author {
  @IsString()
  fullName!: string;
}

class Book {
  @IsString()
  bookTitle!: string;

  @Nested()
  author!: Author;

  @IsInt({ each: true })
  pages!: number[];
}

class Cover extends UploadedFile {
  @IsIn(['image/png'])
  declare contentType: string;
}

class Claim {
  @IsInt()
  size!: number;

  @IsString()
  name!: string;
}

class Files {
  @Nested()
  cover!: Cover;

  @Nested(() => [Claim])
  extras: Claim[] = [];
}

class ItemPath {
  @IsString()
  id!: string;
}

const received: unknown[] = [];

@Controller('/books/:shelf', { wireNames: 'snake_case' })
class BookController {
  @Get('/')
  @Returns(null)
  list(@Path(Where) where: Where, @Query(Search) search: Search, @Headers(Client) client: Client, @Cookies(Session) session: Session): void {
    received.push({ ...where }, { ...search }, { ...client }, { ...session });
  }

  @Post('/json')
  @Configure({ parsers: [jsonParser()] })
  @Returns(Book)
  json(@Path(Where) _where: Where, @Body(Book) book: Book): Book {
    return book;
  }

  @Post('/form')
  @Configure({ parsers: [urlencodedParser()] })
  @Returns(Book)
  form(@Path(Where) _where: Where, @Body(Book) book: Book): Book {
    return book;
  }

  @Put('/files')
  @Returns(Book)
  async files(@Path(Where) _where: Where, @Body(Book) book: Book, @FileMetadata(Files) files: Files): Promise<Book> {
    received.push(
      await files.cover.text(),
      files.extras.map((extra) => ({ ...extra })),
    );
    return book;
  }
}

const { api } = createApp({ title: 'Books', version: '1', controllers: [BookController] });
const book: Book = { bookTitle: 'A & B', author: { fullName: 'É' }, pages: [1, 2] };
const onWire = { book_title: 'A & B', author: { full_name: 'É' }, pages: [1, 2] };

describe.each([
  ['in memory', inMemory(api)],
  ['over a socket', overSocket()],
])('a client %s', (_name, send) => {
  const client = testClient(api, BookController, { send });

  test('writes every component where the handler reads it', async () => {
    received.length = 0;
    const search: Search = { page: 2, deep: true, since: new Date('2026-01-31T12:00:00Z'), tags: ['a b', 'c&d'] };
    const response = await client.list({ shelf: 'x/y é' }, search, { requestId: 'r-1' }, { sid: 'a b' });
    expect(response.status).toBe(204);
    expect(received).toEqual([{ shelf: 'x/y é' }, search, { requestId: 'r-1' }, { sid: 'a b' }]);
  });

  test.each(['json', 'form'] as const)('sends a body as %s', async (handler) => {
    const response = await client[handler]({ shelf: 'a' }, book);
    expect([response.status, await response.json()]).toEqual([201, onWire]);
  });

  test('sends files: with content, or of the size and type that attributes say', async () => {
    received.length = 0;
    const cover = new File(['pixels'], 'cover.png', { type: 'image/png' });
    const response = await client.files({ shelf: 'a' }, book, { cover, extras: [{ name: 'e.txt', size: 3 }] });
    expect([response.status, await response.json()]).toEqual([200, onWire]);
    expect(received).toEqual(['pixels', [{ name: 'e.txt', size: 3 }]]);
  });

  test('sends what is not valid, too: the answer is what the test is about', async () => {
    const response = await client.json({ shelf: 'a' }, { ...book, pages: ['one' as unknown as number] });
    expect([response.status, await response.json()]).toEqual([
      400,
      { detail: [{ msg: 'each value in pages must be an integer number', loc: ['body', 'pages', 0], type: 'value_error', constraint: 'isInt' }] },
    ]);
  });
});

test('inMemory sends what fetch can send, and anything else as JSON', async () => {
  const send = inMemory(api);
  const url = '/books/a/form';
  const form = new URLSearchParams({ book_title: 'T', author: '{"full_name":"F"}', pages: '1' });
  expect((await send({ method: 'POST', url, body: form })).status).toBe(201);
  expect((await send({ method: 'POST', url: '/books/a/json', body: onWire })).status).toBe(201);
  expect((await send({ method: 'POST', url, body: new FormData() })).status).toBe(415);
});

describe('what a call leaves out', () => {
  class Page {
    @IsOptional()
    @IsInt()
    page?: number | null;
  }

  class MaybeFiles {
    @IsOptional()
    @Nested(() => UploadedFile)
    cover?: UploadedFile | null;

    @IsOptional()
    @Nested(() => UploadedFile)
    sheet?: UploadedFile;
  }

  @Controller('/loose')
  class LooseController {
    @Get('/')
    @Configure({ parsers: [] })
    @Returns(String)
    query(@Query(Page) _page?: Page, @Context() request?: RequestContext): string {
      return `?${request?.queryString}`;
    }

    @Put('/files')
    @Returns([String])
    files(@FileMetadata(MaybeFiles) files?: MaybeFiles): string[] {
      return [`cover: ${files?.cover?.name}`, `sheet: ${files?.sheet?.name}`];
    }

    @Get('/items/:id')
    @Returns(String)
    item(@Path(ItemPath) { id }: ItemPath): string {
      return id;
    }
  }
  const loose = createApp({ title: 'Loose', version: '1', controllers: [LooseController] });
  const client = testClient(loose.api, LooseController);

  test('is not in the query: parameters and properties, absent or null', async () => {
    expect(await (await client.query({ page: 1 })).json()).toBe('?page=1');
    expect(await (await client.query({ page: null })).json()).toBe('?');
    expect(await (await client.query({})).json()).toBe('?');
    expect(await (await client.query()).json()).toBe('?');
  });

  test('is not in the form', async () => {
    expect(await (await client.files({ cover: null, sheet: new Blob(['x']) })).json()).toEqual(['cover: undefined', 'sheet: blob']);
    expect(await (await client.files({})).json()).toEqual(['cover: undefined', 'sheet: undefined']);
    expect(await (await client.files()).json()).toEqual(['cover: undefined', 'sheet: undefined']);
  });

  test('is not in the path, where nothing is found then', async () => {
    expect(await (await client.item({ id: 'a' })).json()).toBe('a');
    expect((await client.item({} as ItemPath)).status).toBe(404);
  });
});

test('inMemory answers with every value of a header', async () => {
  @Controller('/cookies')
  class CookieController {
    @Get('/')
    @Returns(null)
    read(): void {
      throw new ApiError(204, null, { 'set-cookie': ['a=1', 'b=2'], 'x-one': 'one' });
    }
  }
  const send = inMemory(createApp({ title: 'Cookies', version: '1', controllers: [CookieController] }).api);
  const { status, headers } = await send({ method: 'GET', url: '/cookies' });
  expect([status, headers.getSetCookie(), headers.get('x-one')]).toEqual([204, ['a=1', 'b=2'], 'one']);
});

/** Serves the api on a port of its own for each request. */
function overSocket(): Send {
  return async ({ method, url, headers, body }) => {
    const server = await createApp({ title: 'Books', version: '1', controllers: [BookController] }).listen();
    const response = await fetch(`${server.url}${url}`, {
      method,
      ...(headers && { headers }),
      body: (body ?? null) as string | FormData | URLSearchParams | null,
    });
    const copy = new Response(response.status === 204 ? null : await response.text(), response);
    await server.close();
    return copy;
  };
}
