// #region example
import { IsIn, IsInt, IsOptional, IsString, Max } from 'class-validator';
import { Controller, Get, Query, Returns } from 'modern-rest';

class Search {
  @IsString({ each: true }) tag: string[] = [];
  @IsIn(['title', 'date']) sort = 'title';
  @IsInt() @Max(100) limit = 20;
  @IsOptional() @IsString() author?: string;
}

@Controller('/articles')
export class ArticleController {
  @Get()
  @Returns(Search)
  search(@Query(Search) search: Search): Search {
    return search;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/articles' },
  { method: 'GET', url: '/articles?tag=koa&tag=rest&limit=5' },
  { method: 'GET', url: '/articles?limit=101&sort=color&author=a&author=b' },
];
