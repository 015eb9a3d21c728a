// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/numbers')
class NumberController {
  @Get('/')
  // @ts-expect-error A generator is no list of numbers.
  @Returns([Number])
  *count(): Generator<number> {
    yield 1;
  }
}
// #endregion example

export const controllers = [NumberController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
