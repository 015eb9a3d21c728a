// #region example
import { IsBoolean, IsDate, IsEnum, IsInt, IsNumber, IsOptional } from 'class-validator';
import { Controller, Get, Query, Returns } from 'modern-rest';

enum Level {
  low = 'low',
  high = 'high',
}

class Filter {
  @IsOptional() @IsInt() age?: number;
  @IsOptional() @IsNumber() weight?: number;
  @IsOptional() @IsBoolean() active?: boolean;
  @IsOptional() @IsDate() since?: Date;
  @IsOptional() @IsEnum(Level) level?: Level;
}

@Controller('/cats')
export class CatController {
  @Get()
  @Returns(Filter)
  filter(@Query(Filter) filter: Filter): Filter {
    return filter;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/cats?age=42&weight=-1.5&active=1&since=2026-01-31&level=low' },
  { method: 'GET', url: '/cats?age=4.2&weight=heavy&active=yes&since=yesterday&level=Low' },
];
