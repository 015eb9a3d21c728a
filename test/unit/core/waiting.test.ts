import { Readable } from 'node:stream';
import {
  type ComponentDecorator,
  Controller,
  compileApi,
  componentDecorator,
  createApi,
  type ErrorHandler,
  type Guard,
  type HttpRequest,
  type HttpResponse,
  type MaybePromise,
  type Model,
  type ModelComponent,
  NotFoundError,
  Query,
  Returns,
  Route,
  reply,
  type Serializer,
  Throws,
  valueFormat,
} from '@modern-rest/core';
import { describe, expect, test } from 'vitest';

class Words {}

/** Lets a value be, or makes whoever wants it wait. */
type Give = <T>(value: T) => MaybePromise<T>;

const atOnce: Give = (value) => value;
const later: Give = async (value) => value;
/** As query builders of databases do: no promise, but `await` waits for it. */
// biome-ignore lint/suspicious/noThenProperty: it is meant to be waited for.
const asThenable: Give = (value) => ({ then: (resolve: (given: typeof value) => void) => void setImmediate(resolve, value) }) as never;

/** How each part that may make a request wait gives its value. */
interface Waits {
  readonly guard?: Give;
  readonly extract?: Give;
  readonly load?: Give;
  readonly create?: Give;
  readonly handler?: Give;
  readonly errorHandler?: Give;
  readonly dump?: Give;
  readonly write?: Give;
}

const reads = (name: string, give: Give): ModelComponent => ({
  name,
  typed: true,
  reads: 'nothing',
  format: () => valueFormat('text'),
  extract: ({ request }) => give(request.headers[name]),
  inject: () => undefined,
  describe: () => ({}),
});

/** An endpoint of all stages, which takes down what it was asked, and answers with two header fields and a query. */
function application(waits: Waits, { broken = false } = {}) {
  const log: string[] = [];
  const noted = <T>(what: string, give: Give | undefined, value: T): MaybePromise<T> => {
    log.push(what);
    return (give ?? atOnce)(value);
  };
  const guard = (name: string): Guard => ({ check: () => noted(name, waits.guard, undefined), responses: [] });
  const load = (value: unknown) =>
    value === undefined ? { issues: [{ path: [], message: 'is missing', type: 'value_error' as const }] } : { value };
  const serializer: Serializer = {
    loader: () => (value) => noted('load', waits.load, load(value)),
    dumper: () => (value) => noted('dump', waits.dump, { value: `dumped ${value}` }),
    ...(waits.write && { jsonDumper: () => (value: unknown) => noted('write', waits.write, { text: `"written ${value}"` }) }),
    writer: () => (value) => value,
    singleValues: () => Words,
    textStyles: () => new Map(),
    schema: () => ({}),
  };
  const First: ComponentDecorator = componentDecorator(reads('first', waits.extract ?? atOnce));
  const Second: ComponentDecorator = componentDecorator(reads('second', waits.extract ?? atOnce));
  const errorHandler: ErrorHandler = (error) =>
    noted('errorHandler', waits.errorHandler, error instanceof RangeError ? reply(200, 'rescued') : undefined);

  @Controller('/', { guards: [guard('guard 1'), guard('guard 2')], ...(waits.errorHandler && { errorHandler }) })
  class WaitController {
    @Route('GET', '/')
    @Returns(String)
    @Throws(404)
    read(@Second(Words) second: Words, @Query(Words) query: Words, @First(Words) first: Words): string {
      if (broken) throw new RangeError('broken');
      if (second === 'nothing') throw new NotFoundError();
      return noted('handler', waits.handler, `${first} ${second} ${JSON.stringify(query)}`) as string;
    }
  }
  const create = (controller: Model<object>) => noted('create', waits.create, new controller());
  const api = createApi({ title: 'Wait', version: '1', controllers: [WaitController], serializer, create, reportError: () => undefined });
  const table = compileApi(api);
  const ask = (headers: HttpRequest['headers'] = { first: 'a', second: 'b' }, path = '/') =>
    table.handle({
      method: 'GET',
      path,
      queryString: 'q=1',
      headers,
      body: Readable.from([]),
      signal: new AbortController().signal,
      native: undefined,
    });
  return { log, ask };
}

const STAGES = ['guard 1', 'guard 2', 'load', 'load', 'load', 'create', 'handler'];

describe('a request', () => {
  test('that waits for nothing is answered at once', () => {
    const { log, ask } = application({});
    expect(ask()).toEqual({ status: 200, headers: { 'content-type': 'application/json' }, body: '"dumped a b {\\"q\\":\\"1\\"}"' });
    expect(log).toEqual([...STAGES, 'dump']);
    expect(application({ write: atOnce }).ask()).toMatchObject({ body: '"written a b {"q":"1"}"' });
  });

  test.each<[string, HttpRequest['headers'], number]>([
    ['is not valid', { second: 'b' }, 400],
    ['accepts nothing that there is', { first: 'a', second: 'b', accept: 'text/html' }, 406],
    ['is for what is not there', { first: 'a', second: 'nothing' }, 404],
  ])('that %s is refused at once', (_, headers, status) => {
    expect(application({}).ask(headers)).toMatchObject({ status });
  });

  test.each<[string, Waits]>([
    ['guards', { guard: later }],
    ['components', { extract: later }],
    ['the serializer', { load: later }],
    ['the container', { create: later }],
    ['its handler', { handler: later }],
    ['what its handler gives, which is no promise', { handler: asThenable }],
    ['the serializer again', { dump: later }],
    ['everything', { guard: later, extract: later, load: later, create: later, handler: later, dump: later }],
  ])('may have to wait for %s: the stages and the answer are the same', async (_, waits) => {
    const { log, ask } = application(waits);
    const answer = ask();
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toEqual(application({}).ask());
    expect(log).toEqual([...STAGES, 'dump']);
  });

  test('may have to wait for its answer in JSON', async () => {
    const answer = application({ write: later }).ask();
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toEqual(application({ write: atOnce }).ask());
  });

  test.each([
    ['at once', atOnce],
    ['later', later],
  ])('has the issues of all components in one answer, loaded %s', async (_, load) => {
    const answer = (await application({ load }).ask({})) as HttpResponse;
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      400,
      {
        detail: [
          { msg: 'is missing', loc: ['second'], type: 'value_error' },
          { msg: 'is missing', loc: ['first'], type: 'value_error' },
        ],
      },
    ]);
  });

  test.each([
    ['at once', atOnce],
    ['later', later],
  ])('that fails is what an error handler says %s', async (_, errorHandler) => {
    const { log, ask } = application({ errorHandler }, { broken: true });
    expect(await ask()).toMatchObject({ status: 200, body: '"dumped rescued"' });
    expect(log.slice(-2)).toEqual(['errorHandler', 'dump']);
    expect(await application({ create: later }, { broken: true }).ask()).toMatchObject({ status: 500 });
  });

  test('for a path that is not there is for somebody else', () => {
    expect(application({}).ask({}, '/nothing')).toBeUndefined();
  });
});
