import { ApiError, Body, Controller, Delete, Get, Post, Put, type Renderer, type Reply, Returns, reply, response, Throws } from '@modern-rest/core';
import { buildDocument, openApi } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf, sendTo } from './api.ts';

class Note {
  @IsString()
  text!: string;
}

const json: Renderer = { mediaType: 'application/json', render: JSON.stringify };
const csv: Renderer = { mediaType: 'Text/CSV; header=present', render: () => 'csv' };
const plainCsv: Renderer = { mediaType: 'text/csv', render: () => 'csv' };
const withCharset: Renderer = { mediaType: 'application/json; charset=utf-8', render: JSON.stringify };

let calls = 0;

@Controller('/notes')
class NoteController {
  @Get('/')
  @Returns(Note)
  read(): Note {
    return { text: 'hello' };
  }

  @Post('/')
  @Returns(Note)
  write(@Body(Note) note: Note): Note {
    return note;
  }

  @Get('/missing')
  @Returns(Note)
  @Throws(404)
  missing(): never {
    throw new ApiError(404);
  }

  @Delete('/')
  @Returns(null)
  remove(): void {
    // 204
  }

  @Get('/moved')
  @Returns(null, { status: 308 })
  moved(): never {
    throw new ApiError(308, null, { location: '/notes' });
  }

  @Delete('/locked')
  @Returns(null)
  @Returns(Note, { status: 409 })
  locked(): void {
    throw new ApiError(409, { text: 'locked' });
  }

  @Put('/')
  @Returns(Note)
  @Returns(null, { status: 204 })
  replace(): Reply<204, null> | Note {
    calls += 1;
    return reply(204, null);
  }
}

const rendered = async (renderers: readonly Renderer[], accept: string): Promise<string | number | null> => {
  const response = await sendTo([NoteController], { renderers })({ method: 'GET', url: '/notes', headers: { accept } });
  return response.status === 200 ? response.headers.get('content-type') : response.status;
};

describe('B1: parameters that a media type does not have mean nothing in Accept', () => {
  test.each([
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json;version=2',
    'application/json; indent=4',
    'application/json;odata.metadata=minimal;odata.streaming=true',
    'APPLICATION/JSON; CHARSET=UTF-8',
    'application/json; charset="utf-8"; q=0.5',
    'application/json;q=0.5;charset=utf-8',
    'application/json ; charset=utf-8 ; q=1.0',
    'text/html, application/json;charset=utf-8;q=0.9',
    'text/html;level=1, */*;q=0.1',
    'application/*;version=2',
    '*/*;version=2',
    'application/json;x="a,b;q=0"',
    'application/json;charset',
    'application/json;',
    ', application/json;charset=utf-8,',
  ])('%s is served', async (accept) => {
    expect(await rendered([json], accept)).toBe('application/json');
  });

  test.each([
    'application/json;charset=utf-8;q=0',
    'application/json;q=0, text/html',
    'application/json;q=0, */*',
    'application/json; version=2; q=0.0, */*;q=0.5',
    'application/json;q=nothing',
    'text/html; charset=utf-8',
    'application/jsonx;charset=utf-8',
    'text/*;charset=utf-8',
    'application',
    ';charset=utf-8',
  ])('%s is a 406', async (accept) => {
    expect(await rendered([json], accept)).toBe(406);
  });

  test.each([
    ['text/csv;charset=utf-8, application/json;q=0.9', 'text/csv'],
    ['text/csv;charset=utf-8;q=0.1, application/json;version=2;q=0.9', 'application/json'],
    ['text/csv;q=0, application/json;version=2;q=0.1', 'application/json'],
    ['*/*;q=0.1, text/csv;x=y;q=0.2', 'text/csv'],
  ])('weights decide: %s', async (accept, type) => {
    expect(await rendered([json, plainCsv], accept)).toBe(type);
  });

  test.each([
    ['text/csv', 'Text/CSV; header=present'],
    ['text/csv;header=present', 'Text/CSV; header=present'],
    ['text/csv; HEADER="present"; charset=utf-8', 'Text/CSV; header=present'],
    ['text/csv;header=absent', 406],
    ['text/csv;header=absent, */*;q=0.1', 'application/json'],
    ['text/csv;header=present;q=0, */*', 'application/json'],
    ['application/json;header=absent', 'application/json'],
  ])('a parameter of the renderer is compared: %s', async (accept, type) => {
    expect(await rendered([json, csv], accept)).toBe(type);
  });

  test('of two renderers for one type, the one with the named parameter is chosen', async () => {
    expect(await rendered([plainCsv, csv], 'text/csv;header=present;charset=utf-8')).toBe('Text/CSV; header=present');
    expect(await rendered([plainCsv, csv], 'text/csv;charset=utf-8')).toBe('text/csv');
  });

  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/json;charset=UTF-8;version=1', 'application/json; charset=utf-8'],
    ['application/json;charset=utf-16', 406],
  ])('a renderer may declare a charset: %s', async (accept, type) => {
    expect(await rendered([withCharset], accept)).toBe(type);
  });

  test.each([
    ['application/problem+json', 'application/problem+json'],
    ['application/problem+json; charset=utf-8, */*;q=0.1', 'application/problem+json'],
    ['APPLICATION/PROBLEM+JSON;version=1;q=0.2, application/json', 'application/problem+json'],
    ['application/problem+json;charset=utf-8;q=0, application/json', 'application/json'],
    ['application/json;profile="application/problem+json"', 'application/json'],
  ])('errors follow the same rule: %s', async (accept, type) => {
    const response = await sendTo([NoteController])({ method: 'GET', url: '/nowhere', headers: { accept } });
    expect(response.headers.get('content-type')).toBe(type);
  });

  test.each(['/openapi.json', '/openapi.yaml', '/docs'])('the document is served to everyone: %s', async (url) => {
    const send = sendTo([NoteController], { plugins: [openApi()] });
    for (const accept of ['application/json;charset=utf-8', 'text/html', 'application/openapi+json;version=3.2']) {
      expect((await send({ method: 'GET', url, headers: { accept } })).status).toBe(200);
    }
  });
});

describe('B1: parameters mean nothing in the Content-Type of JSON, which is always UTF-8', () => {
  const write = (type: string, body: Uint8Array) =>
    sendTo([NoteController])({ method: 'POST', url: '/notes', headers: { 'content-type': type }, body: Buffer.from(body) });

  test.each([
    'application/json; charset=utf-8',
    'Application/JSON;CHARSET="UTF-8"',
    'application/json; charset=utf-16',
    'application/json;version=2;odata=verbose',
    'application/json;',
  ])('%s', async (type) => {
    const answer = await write(type, Buffer.from('{"text":"größe"}'));
    expect([answer.status, await answer.json()]).toEqual([201, { text: 'größe' }]);
  });

  test('a body in UTF-16 is a 400, whatever its charset says', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-16']) {
      expect((await write(type, Buffer.from('\ufeff{"text":"x"}', 'utf16le'))).status).toBe(400);
    }
  });
});

describe('B2: nothing is negotiated where no success has content', () => {
  const send = sendTo([NoteController]);

  test.each([
    ['DELETE', '/notes', 204],
    ['GET', '/notes/moved', 308],
  ])('%s %s', async (method, url, status) => {
    for (const accept of ['text/html', 'application/json;q=0', 'nonsense']) {
      expect((await send({ method, url, headers: { accept } })).status).toBe(status);
    }
  });

  test('an error with a model is sent in a type that the client accepts, or else in the first one', async () => {
    const typeFor = async (accept: string) => {
      const locked = sendTo([NoteController], { renderers: [json, plainCsv] });
      const response = await locked({ method: 'DELETE', url: '/notes/locked', headers: { accept } });
      return [response.status, response.headers.get('content-type')];
    };
    expect(await typeFor('text/html')).toEqual([409, 'application/json']);
    expect(await typeFor('text/csv')).toEqual([409, 'text/csv']);
  });

  test('an endpoint with both kinds refuses before the handler runs', async () => {
    const put = (accept: string) => send({ method: 'PUT', url: '/notes', headers: { accept } });
    expect([(await put('text/html')).status, calls]).toEqual([406, 0]);
    expect([(await put('application/json;charset=utf-8')).status, calls]).toEqual([204, 1]);
  });

  test('the document has a 406 only where there is one', () => {
    const { paths = {} } = buildDocument(apiOf([NoteController]));
    const documented = Object.values(paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string; responses: object }>)
        .filter(({ responses }) => '406' in responses)
        .map(({ operationId }) => operationId),
    );
    expect(documented.sort()).toEqual(['missing', 'read', 'replace', 'write'].map((name) => `NoteController_${name}`));
  });

  test('a shared response with content is negotiated', async () => {
    const shared = inMemory(apiOf([NoteController], { responses: [response(202, Note)] }));
    expect((await shared({ method: 'DELETE', url: '/notes', headers: { accept: 'text/html' } })).status).toBe(406);
  });
});
