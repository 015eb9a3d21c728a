import { IsString } from 'class-validator';
import { Controller, Get, Headers, Query, Returns } from 'modern-rest';
import type { GrowthRequest, GrowthRow } from '../growth-row.ts';
import { range, type Values, valueModel, valueNames } from './value-model.ts';

class Tags {
  @IsString({ each: true }) tag!: string[];
}

/** Every request has `Host` and `Connection` besides. */
const FIELDS = [1, 10, 50, 98] as const;
const VALUES = [1, 10, 100, 1000] as const;
const QUERY_LIMIT = { queryParameters: 1000 };
const QUERY_RAISED = 'queryParameters 1,000';

function headController(names: readonly string[]): new () => object {
  const Model = valueModel(names);

  @Controller()
  class HeadController {
    @Get('/nothing')
    @Returns(Number)
    nothing(): number {
      return 0;
    }

    @Get('/headers')
    @Returns(Number)
    headers(@Headers(Model) values: Values): number {
      return Object.keys(values).length;
    }

    @Get('/query')
    @Returns(Number)
    query(@Query(Model) values: Values): number {
      return Object.keys(values).length;
    }

    @Get('/tags')
    @Returns(Number)
    tags(@Query(Tags) { tag }: Tags): number {
      return tag.length;
    }
  }
  return HeadController;
}

const application = (size: number) => ({ controllers: [headController(valueNames(size))] });
const fields = (size: number): Values => Object.fromEntries(valueNames(size).map((name) => [name, 'a value']));
const get = (path: string, answer: number, headers?: Values): readonly GrowthRequest[] => [
  { method: 'GET', path, answer: String(answer), ...(headers && { headers }) },
];

/** The cost of header fields and of values of the query string. */
export const HEADS: readonly GrowthRow[] = [
  {
    id: 'header fields that no endpoint reads',
    sizes: FIELDS,
    growth: 'linear',
    application,
    requests: (size) => get('/nothing', 0, fields(size)),
  },
  { id: 'header fields of a model', sizes: FIELDS, growth: 'linear', application, requests: (size) => get('/headers', size, fields(size)) },
  {
    id: 'query values of a model',
    raised: QUERY_RAISED,
    sizes: VALUES,
    growth: 'linear',
    names: true,
    application: (size) => ({ ...application(size), limits: QUERY_LIMIT }),
    requests: (size) => get(`/query?${valueNames(size).join('=1&')}=1`, size),
  },
  {
    id: 'query values of one name',
    raised: QUERY_RAISED,
    sizes: VALUES,
    growth: 'linear',
    application: (size) => ({ ...application(size), limits: QUERY_LIMIT }),
    requests: (size) =>
      get(
        `/tags?${range(size)
          .map((index) => `tag=${index}`)
          .join('&')}`,
        size,
      ),
  },
];
