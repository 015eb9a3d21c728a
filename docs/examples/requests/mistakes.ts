// #region example
import { IsArray, IsInt, IsOptional, IsString } from 'class-validator';
import { Controller, DeepObject, Get, Nested, Query, Returns } from 'modern-rest';

class Filter {
  @IsOptional() @IsString() color?: string;
}

class Search {
  @IsArray() @IsInt({ each: true }) ids!: number[];
  @IsOptional() @Nested() @DeepObject() filter?: Filter;
}

@Controller('/shirts')
export class ShirtController {
  @Get()
  @Returns(Search)
  search(@Query(Search) search: Search): Search {
    return search;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/shirts?ID=1' },
  { method: 'GET', url: '/shirts?ids=1&filter.color=red' },
  { method: 'GET', url: '/shirts?ids[]=1&ids[]=two' },
];
