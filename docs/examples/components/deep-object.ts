// #region example
import { IsInt, IsOptional, IsString } from 'class-validator';
import { Controller, DeepObject, Get, Nested, Query, Returns } from 'modern-rest';

class Size {
  @IsOptional() @IsInt() from?: number;
  @IsOptional() @IsInt() to?: number;
}

class Filter {
  @IsString() color!: string;
  @IsOptional() @Nested() @DeepObject() size?: Size;
}

class Search {
  @IsOptional() @Nested() @DeepObject() filter?: Filter;
  @IsOptional() @Nested() sent?: Size;
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
  { method: 'GET', url: '/shirts?filter[color]=red&filter[size][from]=36&filter[size][to]=40' },
  { method: 'GET', url: '/shirts?sent={"from":36}' },
  { method: 'GET', url: '/shirts?filter[size][from]=small' },
];
