import {
  ApiError,
  type ApiOptions,
  Body,
  Configure,
  Controller,
  componentDecorator,
  errorResponse,
  Get,
  type Guard,
  HttpError,
  jsonParser,
  Post,
  type ResponseSpec,
  Returns,
  response,
  Throws,
  type UntypedComponent,
  valueFormat,
} from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../openapi/document-gates.ts';
import { apiOf } from './api.ts';

class Busy {
  @IsString() reason!: string;
}

const shared: ResponseSpec = { status: 503, type: 'error', description: 'Closed' };

@Controller('/', { responses: [{ ...shared, description: 'Closed for the night' }] })
class SharedController {
  @Get('/one')
  @Returns(String)
  one(): string {
    return '';
  }

  @Get('/two')
  @Configure({ responses: [{ status: 418, type: 'error', description: 'A teapot' }] })
  @Returns(String)
  two(): string {
    return '';
  }

  @Get('/busy')
  @Returns(String)
  @Returns(Busy, { status: 500, description: 'Busy' })
  busy(): string {
    throw new ApiError(500, { reason: 'lunch' });
  }
}

const document = buildDocument(apiOf([SharedController], { responses: [shared, { ...shared, status: 504, description: 'Late' }] }));
const descriptions = (path: string) =>
  Object.fromEntries(
    Object.entries(document.paths?.[path]?.get?.responses ?? {}).map(([status, response]) => [
      status,
      (response as { description: string }).description,
    ]),
  );

test('C18: a status that several levels declare has the descriptions of all of them', () => {
  expect(descriptions('/one')).toMatchObject({ 503: 'Closed. Closed for the night', 504: 'Late' });
  expect(descriptions('/two')).toMatchObject({ 418: 'A teapot', 503: 'Closed. Closed for the night', 504: 'Late' });
});

describe('C18: a status that several parts of an endpoint can give has the descriptions of all of them', () => {
  class Reason {
    @IsString() reason!: string;
  }
  const guard = (...responses: ResponseSpec[]): Guard => ({ check: () => undefined, responses });
  const component: UntypedComponent<string> = {
    name: 'quota',
    typed: false,
    reads: 'nothing',
    format: () => valueFormat('json'),
    extract: () => '',
    inject: () => undefined,
    describe: () => ({}),
    responses: () => [errorResponse(429, 'The quota is used up')],
  };
  const Quota: ParameterDecorator = componentDecorator(component)() as never;

  @Controller('/')
  class QuotaController {
    @Post('/quota')
    @Returns(String)
    take(@Quota _quota: string, @Body(Reason) _reason: Reason): string {
      return '';
    }

    @Get('/own')
    @Returns(String)
    @Throws(429, 'Own')
    own(): string {
      return '';
    }
  }
  const responsesOf = (options: Partial<ApiOptions>, path = '/quota') => {
    const operations = buildDocument(apiOf([QuotaController], options)).paths?.[path];
    return (operations?.post ?? operations?.get)?.responses as Record<string, { description: string; content: object }>;
  };

  test.each<[string, Partial<ApiOptions>, string]>([
    ['a component alone', {}, 'The quota is used up'],
    [
      'a guard and a component',
      { guards: [guard(errorResponse(429, 'Too many requests of one user'))] },
      'The quota is used up. Too many requests of one user',
    ],
    [
      'two guards, in their order',
      { guards: [guard(errorResponse(429, 'B')), guard(errorResponse(429, 'A'), errorResponse(429, 'B'))] },
      'The quota is used up. B. A',
    ],
    ['a shared response and a component', { responses: [errorResponse(429, 'Shared')] }, 'Shared. The quota is used up'],
    ['a sentence that has an end', { responses: [errorResponse(429, 'Slow down!')] }, 'Slow down! The quota is used up'],
    ['the same twice', { responses: [errorResponse(429, 'The quota is used up')] }, 'The quota is used up'],
    [
      'a parser and a guard',
      { parsers: [{ ...jsonParser(), responses: [errorResponse(429, 'P')] }], guards: [guard(errorResponse(429, 'G'))] },
      'The quota is used up. P. G',
    ],
  ])('%s', (_, options, description) => {
    expect(responsesOf(options)['429']?.description).toBe(description);
  });

  test('and of the framework', () => {
    expect(responsesOf({ guards: [guard(errorResponse(400, 'The signature is wrong'))] })['400']?.description).toBe(
      'The request cannot be read or is not valid. The signature is wrong',
    );
  });

  test('but the declaration of the endpoint itself replaces them', () => {
    expect(responsesOf({ guards: [guard(errorResponse(429, 'G'))] }, '/own')['429']?.description).toBe('Own');
  });

  test('with all contents: the model of a guard and the error model', async () => {
    const options = { guards: [guard(errorResponse(429, 'Error')), guard(response(429, Reason, 'Model'))] };
    const { description, content } = responsesOf(options, '/quota')['429'] ?? {};
    expect(description).toBe('The quota is used up. Error. Model');
    expect(content).toMatchObject({
      'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Reason' }, { $ref: '#/components/schemas/ErrorModel' }] } },
    });
    const throwing: Guard = {
      check: ({ headers }) => {
        throw headers['x-model'] ? new ApiError(429, { reason: 'x' }) : new HttpError(429, 'x', 'y', 'ratelimit');
      },
      responses: [response(429, Reason)],
    };
    const send = inMemory(apiOf([QuotaController], { guards: [throwing] }));
    expect(await (await send({ method: 'GET', url: '/own', headers: { 'x-model': '1' } })).json()).toEqual({ reason: 'x' });
    expect((await send({ method: 'GET', url: '/own' })).status).toBe(429);
  });

  test('with the model of the most specific level', () => {
    @Controller('/narrow', { responses: [response(409, Reason, 'Narrow')] })
    class NarrowController {
      @Get('/')
      @Returns(String)
      find(): string {
        return '';
      }
    }
    const api = apiOf([NarrowController], { responses: [errorResponse(409, 'Wide')] });
    expect(buildDocument(api).paths?.['/narrow']?.get?.responses?.['409']).toEqual({
      description: 'Wide. Narrow',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Reason' } } },
    });
  });
});

test('a status that the framework gives, too, has either model', async () => {
  expect(await documentErrors(document)).toEqual([]);
  expect(document.paths?.['/busy']?.get?.responses?.['500']).toEqual({
    description: 'Busy',
    content: {
      'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Busy' }, { $ref: '#/components/schemas/ErrorModel' }] } },
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } },
    },
  });
});
