import { classValidatorSerializer } from '@modern-rest/class-validator';
import {
  type Api,
  Body,
  Controller,
  Cookies,
  createApi,
  Get,
  Headers,
  jsonParser,
  type Model,
  type PartialSettings,
  Post,
  Query,
  Returns,
  urlencodedParser,
} from '@modern-rest/core';
import { inMemory, type TestRequest } from '@modern-rest/testing';

/** What a client is told: `issues` are pairs of place and message. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly issues: readonly (readonly [loc: readonly (string | number)[] | undefined, message: string])[];
}

/** Sends a request in memory and reads the answer. */
export type Ask = (request: TestRequest) => Promise<Answer>;

/** An api that answers with what it has read of a model, by every way in. */
export interface Echo {
  readonly api: Api;
  /** What handlers got, in the order of the calls. */
  readonly received: unknown[];
  json(body: unknown): Promise<Answer>;
  /** Sends a body that is written already. */
  rawJson(text: string): Promise<Answer>;
  form(text: string): Promise<Answer>;
  query(text: string): Promise<Answer>;
  headers(headers: Record<string, string>): Promise<Answer>;
  cookies(header: string): Promise<Answer>;
}

/** An api of these controllers, asked in memory. */
export function ask(controllers: readonly Model<object>[], settings: PartialSettings = {}): Ask {
  return askApi(apiOf(controllers, settings));
}

export function apiOf(controllers: readonly Model<object>[], settings: PartialSettings = {}): Api {
  const serializer = classValidatorSerializer();
  return createApi({ title: 'Test', version: '1', controllers, serializer, reportError: () => undefined, ...settings });
}

export function askApi(api: Api): Ask {
  const send = inMemory(api);
  return async (request) => {
    const response = await send(request);
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const detail = response.ok ? [] : (body as { detail: { loc?: (string | number)[]; msg: string }[] }).detail;
    return { status: response.status, body, issues: detail.map(({ loc, msg }) => [loc, msg] as const) };
  };
}

export function echo(shape: Model<object>, settings: PartialSettings = {}): Echo {
  const received: unknown[] = [];
  const keep = (value: object): object => {
    received.push(value);
    return value;
  };

  @Controller('/', { parsers: [jsonParser(), urlencodedParser()], ...settings })
  class EchoController {
    @Post('/body')
    @Returns(shape, { status: 200 })
    body(@Body(shape) value: object): object {
      return keep(value);
    }

    @Get('/query')
    @Returns(shape)
    query(@Query(shape) value: object): object {
      return keep(value);
    }

    @Get('/headers')
    @Returns(shape)
    headers(@Headers(shape) value: object): object {
      return keep(value);
    }

    @Get('/cookies')
    @Returns(shape)
    cookies(@Cookies(shape) value: object): object {
      return keep(value);
    }
  }

  const api = apiOf([EchoController]);
  const send = askApi(api);
  const post = (body: unknown, type: string): Promise<Answer> => send({ method: 'POST', url: '/body', headers: { 'content-type': type }, body });
  return {
    api,
    received,
    json: (body) => post(JSON.stringify(body), 'application/json'),
    rawJson: (text) => post(text, 'application/json'),
    form: (text) => post(text, 'application/x-www-form-urlencoded'),
    query: (text) => send({ method: 'GET', url: `/query?${text}` }),
    headers: (headers) => send({ method: 'GET', url: '/headers', headers }),
    cookies: (header) => send({ method: 'GET', url: '/cookies', headers: { cookie: header } }),
  };
}
