// #region example
import { IsInt, Max, Min } from 'class-validator';
import { Controller, Get, Query, Returns } from 'modern-rest';

@Controller('/articles')
export class ArticleController {
  @Get()
  @Returns(String)
  list(
    @Query('page', Number, { default: 1, validate: [IsInt(), Min(1)] }) page: number,
    @Query('size', Number, { default: 20, validate: [IsInt(), Max(100)] }) size: number,
    @Query('tag', [String], { optional: true }) tags: string[] | undefined,
    @Query('since', Date, { optional: true }) since: Date | undefined,
  ): string {
    return `page ${page} of ${size}, tags: ${tags?.join(' and ') ?? 'any'}, since: ${since?.toISOString() ?? 'ever'}`;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/articles' },
  { method: 'GET', url: '/articles?page=2&tag=koa&tag=rest&since=2026-01-31' },
  { method: 'GET', url: '/articles?page=0&size=many&since=yesterday' },
];
