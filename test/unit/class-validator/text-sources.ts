import { classValidatorSerializer } from '@modern-rest/class-validator';
import { Body, Controller, Get, type Model, type PartialSettings, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { multipartParser } from '@modern-rest/multipart';
import { type Answer, apiOf, askApi } from './echo.ts';

/** An answer whose issues name the part of the request that the values came from. */
export interface TextAnswer extends Answer {
  readonly received: unknown;
}

/** Sends text values, written as a query string. */
export type SendText = (text: string) => Promise<TextAnswer>;

/** What a model reads from text, by every source that has names with brackets, in both engines. */
export function textSources(model: Model<object>, settings: PartialSettings = {}): readonly (readonly [source: string, send: SendText])[] {
  return [true, false].flatMap((generate) => sources(model, { serializer: classValidatorSerializer({ generate }), ...settings }, generate));
}

function sources(model: Model<object>, settings: PartialSettings, generate: boolean): [string, SendText][] {
  const received: unknown[] = [];

  @Controller('/', { parsers: [urlencodedParser(), multipartParser()], ...settings })
  class TextController {
    @Get('/')
    @Returns(String)
    query(@Query(model) value: object): string {
      received.push(value);
      return 'read';
    }

    @Post('/')
    @Returns(String)
    form(@Body(model) value: object): string {
      received.push(value);
      return 'read';
    }
  }

  const send = askApi(apiOf([TextController]));
  const answer = async (asked: Promise<Answer>): Promise<TextAnswer> => {
    const { issues, ...rest } = await asked;
    // The first step names the source, which the name of the test says already.
    return { ...rest, issues: issues.map(([loc, message]) => [loc?.slice(1), message]), received: received.pop() };
  };
  const engine = generate ? 'generated' : 'interpreted';
  return [
    [`query, ${engine}`, (text) => answer(send({ method: 'GET', url: `/?${text}` }))],
    [`urlencoded, ${engine}`, (text) => answer(send({ method: 'POST', url: '/', body: new URLSearchParams(text) }))],
    [`multipart, ${engine}`, (text) => answer(send({ method: 'POST', url: '/', body: formOf(text) }))],
  ];
}

function formOf(text: string): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}
