import { Body, Controller, compileApi, Get, Path, Post, Returns } from '@modern-rest/core';
import { IsInt, IsString } from 'class-validator';
import { afterEach, expect, test, vi } from 'vitest';
import { apiOf, askApi } from '../class-validator/echo.ts';

class Item {
  @IsString()
  name!: string;

  @IsInt()
  amount!: number;
}

@Controller('/items')
class ItemController {
  @Post()
  @Returns(Item)
  create(@Body(Item) item: Item): Item {
    return item;
  }
}

@Controller('/numbers')
class NumberController {
  @Get('/:id(\\d+)')
  @Returns(Number)
  show(@Path('id', Number) id: number): number {
    return id;
  }
}

/** From now on this process makes no code of text, as far as those are concerned who go by the global `Function`. */
function forbidCode(): ReturnType<typeof vi.fn> {
  const refuse = vi.fn(function refused() {
    throw new EvalError('Code generation from strings disallowed for this context');
  });
  refuse.prototype = Function.prototype;
  vi.stubGlobal('Function', refuse);
  return refuse;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an application that started with code goes on without: models are interpreted', async () => {
  const ask = askApi(apiOf([ItemController, NumberController]));
  const withCode = askApi(apiOf([ItemController]));
  const bodies = [{ name: 'a', amount: 1, unknown: 1 }, { name: 1 }, [], null];
  const asked = (body: unknown) =>
    ({ method: 'POST', url: '/items', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) as const;
  const expected = await Promise.all(bodies.map((body) => withCode(asked(body))));
  const refuse = forbidCode();
  expect(await Promise.all(bodies.map((body) => ask(asked(body))))).toEqual(expected);
  expect(expected.map(({ status }) => status)).toEqual([201, 400, 400, 400]);
  expect(await ask({ method: 'GET', url: '/numbers/5' })).toMatchObject({ status: 200, body: 5 });
  expect(refuse).toHaveBeenCalled();
});

test('where code is forbidden from the start, an api says what it is that cannot be served', () => {
  const api = apiOf([ItemController]);
  forbidCode();
  expect(() => compileApi(api)).toThrow(/^Routes cannot be served here: .*find-my-way.*--disallow-code-generation-from-strings/);
  // Such a path is tried out before.
  expect(() => apiOf([NumberController])).toThrow(expect.objectContaining({ name: 'RestError', code: 'code_forbidden' }) as Error);
});
