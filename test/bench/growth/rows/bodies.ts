import { IsInt } from 'class-validator';
import { Body, Controller, Post, Returns } from 'modern-rest';
import type { GrowthRequest, GrowthRow } from '../growth-row.ts';
import { range, type Values, valueModel, valueNames } from './value-model.ts';

class Item {
  @IsInt() amount!: number;
}

@Controller()
class ListController {
  @Post('/numbers')
  @Returns([Number])
  numbers(@Body([Number]) numbers: number[]): number[] {
    return numbers;
  }

  @Post('/items')
  @Returns([Item])
  items(@Body([Item]) items: Item[]): Item[] {
    return items;
  }
}

function propertiesController(names: readonly string[]): new () => object {
  const Model = valueModel(names);

  @Controller()
  class PropertiesController {
    @Post('/values')
    @Returns(Model)
    values(@Body(Model) values: Values): Values {
      return values;
    }
  }
  return PropertiesController;
}

/** A request whose body is the answer as well: values are read, validated and written. */
function echo(path: string, value: unknown): GrowthRequest {
  const body = JSON.stringify(value);
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body, answer: body };
}

const LENGTHS = [1, 10, 100, 1000, 10_000] as const;
const lists = (): { controllers: [typeof ListController] } => ({ controllers: [ListController] });

/** The cost of JSON, by the properties of its model and by the length of its list. */
export const BODIES: readonly GrowthRow[] = [
  {
    id: 'properties of a model, read and written as JSON',
    sizes: [5, 10, 20, 50, 100, 200, 500],
    growth: 'linear',
    names: true,
    application: (size) => ({ controllers: [propertiesController(valueNames(size))] }),
    requests: (size) => [echo('/values', Object.fromEntries(valueNames(size).map((name) => [name, 'a value'])))],
  },
  {
    id: 'numbers of a list, read and written as JSON',
    sizes: LENGTHS,
    growth: 'linear',
    application: lists,
    requests: (size) => [echo('/numbers', range(size))],
  },
  {
    id: 'models of a list, read and written as JSON',
    sizes: LENGTHS,
    growth: 'linear',
    application: lists,
    requests: (size) => [
      echo(
        '/items',
        range(size).map((amount) => ({ amount })),
      ),
    ],
  },
];
