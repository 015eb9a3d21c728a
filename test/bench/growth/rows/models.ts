import { Body, Controller, Post, Returns } from 'modern-rest';
import { FURTHER_VALUE, type FurtherValue, furtherModel } from '../../models/further-models.ts';
import type { GrowthRequest, GrowthRow } from '../growth-row.ts';
import { range, type Values, valueModel, valueNames } from './value-model.ts';

/** Creates a controller with a model of its own, which is read and written. */
function modelController<T extends object>(path: string, model: new () => T): new () => object {
  @Controller(path)
  class ModelController {
    @Post()
    @Returns(model)
    create(@Body(model) value: T): T {
      return value;
    }
  }
  return ModelController;
}

const BODY = JSON.stringify(FURTHER_VALUE);
const create = (number: number): GrowthRequest => post(`/models-${number}`, BODY);

const LARGE_NAMES = valueNames(100);
const LARGE_BODY = JSON.stringify(Object.fromEntries(LARGE_NAMES.map((name) => [name, 'a value'])));

function post(path: string, body: string): GrowthRequest {
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body, answer: body };
}

/** The cost of one model of ten properties, beside others that are used as well. */
export const MODELS: readonly GrowthRow[] = [
  {
    id: 'models of 10 properties, all are sent before, one is measured',
    sizes: [10, 100, 1000, 5000],
    growth: 'constant',
    usesAll: true,
    application: (size) => ({ controllers: range(size).map((number) => modelController<FurtherValue>(`/models-${number}`, furtherModel())) }),
    requests: () => [create(0)],
    others: (size) => range(size).map(create),
  },
  {
    id: 'other endpoints with models of 100 properties, which are called before',
    sizes: [0, 1000],
    growth: 'constant',
    application: (size) => ({
      controllers: [
        modelController<FurtherValue>('/models-0', furtherModel()),
        ...range(size).map((number) => modelController<Values>(`/large-${number}`, valueModel(LARGE_NAMES))),
      ],
    }),
    requests: () => [create(0)],
    others: (size) => range(size).map((number) => post(`/large-${number}`, LARGE_BODY)),
  },
];
