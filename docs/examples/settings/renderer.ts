// #region example
import { Controller, createApp, Get, jsonRenderer, type Renderer, Returns } from 'modern-rest';

const csvRenderer: Renderer = {
  mediaType: 'text/csv',
  render: async (value) => `number\n${(value as number[]).join('\n')}\n`,
};

@Controller('/numbers', { renderers: [jsonRenderer(), csvRenderer] })
class NumberController {
  @Get()
  @Returns([Number])
  list(): number[] {
    return [1, 2, 3];
  }
}

export const app = createApp({ title: 'Numbers', version: '1.0.0', controllers: [NumberController] });
// #endregion example

export const runs = [{ method: 'GET', url: '/numbers', headers: { accept: 'text/csv' } }];
