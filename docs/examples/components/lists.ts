// #region example
import { IsDate, IsInt, IsString } from 'class-validator';
import { Controller, Get, Nullable, Query, Returns, Split } from 'modern-rest';

class Selection {
  @IsString({ each: true }) tag: string[] = [];
  @IsInt({ each: true }) @Split() ids: number[] = [];
  @IsDate({ each: true }) @Split('|') days: Date[] = [];
  @Nullable() @IsInt() limit: number | null = 10;
}

@Controller('/photos')
export class PhotoController {
  @Get()
  @Returns(Selection)
  select(@Query(Selection) selection: Selection): Selection {
    return selection;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/photos?tag=sea&tag=sun,%20sand&ids=1,2,3&days=2026-01-31|2026-02-01&limit=null' },
  { method: 'GET', url: '/photos?ids=' },
  { method: 'GET', url: '/photos?ids=1,two&limit=few' },
];
