import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { Body, Controller, compileApi, createApi, type ErrorHandler, type ErrorModel, type HttpRequest, Post, Returns } from '@modern-rest/core';
import { describe, expect, test } from 'vitest';

const thrown: unknown[] = [];
const errorHandler: ErrorHandler = (error) => {
  thrown.push(error);
  return undefined;
};

@Controller('/', { limits: { jsonBody: 10 }, errorHandler })
class EchoController {
  @Post('/')
  @Returns(String)
  echo(@Body(String) text: string): string {
    return text;
  }
}

const table = compileApi(createApi({ title: 'Echo', version: '1', controllers: [EchoController], serializer: classValidatorSerializer() }));

/** Answers a request with a body that comes as the stream gives it, and says what was thrown on the way. */
async function answerTo(body: Readable): Promise<{ readonly status: number; readonly says: unknown; readonly cause: unknown }> {
  thrown.splice(0);
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
  const request: HttpRequest = { method: 'POST', path: '/', queryString: '', headers, body, signal: new AbortController().signal, native: undefined };
  const answer = await table.handle(request);
  const said = JSON.parse(String(answer?.body)) as string | ErrorModel;
  return {
    status: answer?.status ?? 0,
    says: typeof said === 'string' ? said : said.detail.map(({ msg }) => msg),
    cause: (thrown[0] as Error | undefined)?.cause,
  };
}

/** A stream of these chunks that goes on afterwards. */
function open(...chunks: string[]): Readable {
  const stream = new Readable({ read: () => undefined });
  for (const chunk of chunks) stream.push(chunk);
  return stream;
}

const CUT_OFF = ['The body ended before it was complete'];

describe('a body', () => {
  test('is read whole, in however many pieces it comes', async () => {
    expect(await answerTo(Readable.from([Buffer.from('"12345678"')]))).toMatchObject({ status: 201, says: '12345678' });
    expect(await answerTo(Readable.from(['"1', '234', '5678"'].map((chunk) => Buffer.from(chunk))))).toMatchObject({ status: 201, says: '12345678' });
  });

  test('is read where somebody has paused it', async () => {
    expect(await answerTo(Readable.from([Buffer.from('"x"')]).pause())).toMatchObject({ status: 201, says: 'x' });
  });

  test('A13: that other code has read is not empty, but a 500', async () => {
    const body = Readable.from([Buffer.from('"x"')]);
    await text(body);
    expect(await answerTo(body)).toMatchObject({ status: 500, says: ['Internal server error'] });
  });

  test('A13: that is empty is empty, even if other code has read it', async () => {
    const body = Readable.from([]);
    await text(body);
    expect(await answerTo(body)).toMatchObject({ status: 400, says: ['is required'] });
  });

  test('that is too large is left at the byte that is too much, for whoever answers', async () => {
    const body = open('"12345', '67890"', 'more');
    expect(await answerTo(body)).toMatchObject({ status: 413, says: ['A JSON body must not be larger than 10 bytes'] });
    expect([body.destroyed, body.isPaused()]).toEqual([false, true]);
    expect(['data', 'end', 'error', 'close'].map((event) => body.listenerCount(event))).toEqual([0, 0, 0, 0]);
    body.push(null);
    expect(await text(body)).toBe('more');
  });

  test.each([
    ['with an error', new Error('reset'), new Error('reset')],
    ['without a word', undefined, undefined],
  ])('that is cut off %s is a 400', async (_, error, cause) => {
    const body = open('"1');
    setImmediate(() => body.destroy(error));
    expect(await answerTo(body)).toEqual({ status: 400, says: CUT_OFF, cause });
  });

  test('that was cut off before anybody asked for it is a 400', async () => {
    const body = open('"1').on('error', () => undefined);
    body.destroy(new Error('reset'));
    await new Promise(setImmediate);
    expect(await answerTo(body)).toEqual({ status: 400, says: CUT_OFF, cause: new Error('reset') });
  });
});
