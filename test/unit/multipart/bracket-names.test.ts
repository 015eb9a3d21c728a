import { Nested, Optional } from '@modern-rest/class-validator';
import { Controller, FileMetadata, type FileParts, FileStream, jsonParser, Post, Returns, urlencodedParser } from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import { ArrayMaxSize, IsArray, IsIn, IsString, Max } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask } from '../class-validator/echo.ts';
import { field, file, form, partNamed } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

class Photo extends UploadedFile {
  @IsIn(['text/plain']) declare contentType: string;
  @Max(10) declare size: number;
}

class Photos {
  @Optional() @IsArray() @ArrayMaxSize(3) @Nested(() => [Photo]) photos?: Photo[];
  @Optional() @Nested() single?: Photo;
}

const { send } = uploadApi({ files: Photos });
const contents = async (...parts: Buffer[]) => {
  const { seen, detail } = await send(form(parts));
  return detail ?? seen?.files['photos']?.map(({ content }) => Buffer.from(content, 'base64').toString());
};

describe('B3: a list of files is read', () => {
  test.each([
    ['repeated names', ['photos', 'photos']],
    ['PHP, axios: empty brackets', ['photos[]', 'photos[]']],
    ['qs: indexes', ['photos[0]', 'photos[1]']],
    ['a far index', ['photos[999999999]', 'photos[0]']],
    ['a mixture', ['photos[]', 'photos']],
  ])('from %s, in the order of the parts', async (_, [first, second]) => {
    expect(await contents(file(first as string, 'a.txt', 'a'), file(second as string, 'b.txt', 'b'))).toEqual(['a', 'b']);
  });

  test('from one file with brackets', async () => {
    expect(await contents(file('photos[]', 'a.txt', 'a'))).toEqual(['a']);
  });

  test('and no other name is', async () => {
    for (const name of ['photos[a]', 'photos[][]', 'photos[0][x]', 'photos.0', 'photo', '[]', `photos[${'0'.repeat(20)}]`]) {
      expect(await contents(file(name, 'a.txt', 'a'))).toBeUndefined();
    }
    const { seen } = await send(form([file('single[]', 'a.txt', 'a')]));
    expect(seen?.files['single']).toBeUndefined();
  });
});

describe('B3: the limits of a field hold for every spelling of its name', () => {
  test.each(['photos[]', 'photos[0]', 'photos'])('its size: %s', async (name) => {
    const { status, detail } = await send(form([file('photos', 'a.txt', 'a'), file(name, 'b.txt', '12345678901')]));
    expect({ status, detail }).toEqual({
      status: 413,
      detail: [{ loc: ['files', 'photos', 1, 'size'], msg: 'photos must not be larger than 10 bytes' }],
    });
  });

  test.each(['photos[]', 'photos[0]', 'photos'])('its media type: %s', async (name) => {
    const { status, detail } = await send(form([file(name, 'a.png', 'a', 'image/png')]));
    expect({ status, loc: detail?.[0]?.loc }).toEqual({ status: 400, loc: ['files', 'photos', 0, 'contentType'] });
  });

  test('its number of files', async () => {
    const { status, detail } = await send(form(['photos[]', 'photos[1]', 'photos', 'photos[7]'].map((name) => file(name, 'a.txt', 'a'))));
    expect({ status, loc: detail?.[0]?.loc }).toEqual({ status: 400, loc: ['files', 'photos'] });
  });
});

test('B3: forbidden unknown names do not include the items of a declared list', async () => {
  const strict = uploadApi({ files: Photos, forbidUnknown: true });
  const parts = [file('photos[]', 'a.txt', 'a'), file('photos[1]', 'b.txt', 'b'), field('tags[]', 'x'), field('addresses[0][city]', 'Kiel')];
  const { status, seen } = await strict.send(form(parts));
  expect({ status, fields: seen?.fields }).toEqual({ status: 201, fields: { tags: ['x'], addresses: [{ city: 'Kiel' }] } });
  expect((await strict.send(form([file('single[]', 'a.txt', 'a')]))).detail).toEqual([{ loc: ['files', 'single[]'], msg: 'is not declared' }]);
});

class Needed {
  @Nested() photo!: UploadedFile;
}

test('B3: a missing file names the file that was sent instead', async () => {
  const { detail } = await uploadApi({ files: Needed }).send(form([file('photo[]', 'a.txt', 'a')]));
  expect(detail).toEqual([{ loc: ['files', 'photo'], msg: 'photo is required; the request has "photo[]"' }]);
});

test('B3: a text part of a list may be JSON with a file name, and may not be a file', async () => {
  const json = (name: string) => partNamed(`name="${name}"; filename="blob"`, '\ufeff{"city":"Kiel"}', 'Content-Type: application/json');
  expect((await send(form([json('addresses[0]'), json('addresses[]')]))).seen?.fields).toEqual({ addresses: [{ city: 'Kiel' }, { city: 'Kiel' }] });
  expect((await send(form([file('tags[]', 'a.txt', 'a')]))).detail).toEqual([
    { loc: ['body', 'tags[]'], msg: 'tags[] must be text, not a file. Send it as a part without a file name' },
  ]);
});

test('B3: files that are streamed are those of the declared list', async () => {
  @Controller('/', { parsers: [multipartParser()] })
  class StreamController {
    @Post('/')
    @Returns(String)
    async upload(@FileStream(Photos) files: FileParts<Photos>): Promise<string> {
      const names: string[] = [];
      for await (const { field: name } of files) names.push(name);
      return names.join();
    }
  }
  const body = new FormData();
  body.append('photos[]', new File(['a'], 'a.txt', { type: 'text/plain' }));
  body.append('photos[1]', new File(['b'], 'b.txt', { type: 'text/plain' }));
  expect((await ask([StreamController])({ method: 'POST', url: '/', body })).body).toBe('photos,photos');
});

test('B3: base64 in a form is read from the items of a list', async () => {
  @Controller('/', { parsers: [base64Files(urlencodedParser()), base64Files(jsonParser())] })
  class Base64Controller {
    @Post('/')
    @Returns([String])
    upload(@FileMetadata(Base64Photos) { photos = [] }: Base64Photos): Promise<string[]> {
      return Promise.all(photos.map((photo) => photo.text()));
    }
  }
  const send = (names: string) => ask([Base64Controller])({ method: 'POST', url: '/', body: new URLSearchParams(names) });
  expect((await send('photos[]=QQ==&photos[1]=Qg==&other=x')).body).toEqual(['A', 'B']);
  expect((await send('photos=QQ==&photos=Qg==')).body).toEqual(['A', 'B']);
  expect((await send(`photos[]=${'QQQQ'.repeat(5)}`)).status).toBe(413);
});

class Base64Photo extends UploadedFile {
  @Max(10) declare size: number;
}

class Base64Photos {
  @Optional() @Nested(() => [Base64Photo]) photos?: Base64Photo[];
}

class Named {
  @IsString() title!: string;
}

test('B3: a missing field names the field that was sent instead', async () => {
  const { detail } = await uploadApi({ fields: Named as never }).send(form([field('Title', 'x')]));
  expect(detail).toEqual([{ loc: ['body', 'title'], msg: 'title is required; the request has "Title"' }]);
});
