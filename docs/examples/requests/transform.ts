// #region example
import { Transform } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { Controller, Get, Query, Returns } from 'modern-rest';

class Page {
  @Transform(({ value }) => (value === 'first' ? '1' : value)) @IsInt() @Min(1) page!: number;
}

@Controller('/pages')
export class PageController {
  @Get()
  @Returns(Page)
  read(@Query(Page) page: Page): Page {
    return page;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/pages?page=first' },
  { method: 'GET', url: '/pages?page=5' },
  { method: 'GET', url: '/pages?page=last' },
];
