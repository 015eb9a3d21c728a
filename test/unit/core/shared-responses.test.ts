import { ApiError, Configure, Controller, Get, type ResponseSpec, Returns } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { IsString } from 'class-validator';
import { expect, test } from 'vitest';
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

test('a response that a narrower level declares stands over that of a wider one', () => {
  expect(descriptions('/one')).toMatchObject({ 503: 'Closed for the night', 504: 'Late' });
  expect(descriptions('/two')).toMatchObject({ 418: 'A teapot', 503: 'Closed for the night', 504: 'Late' });
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
