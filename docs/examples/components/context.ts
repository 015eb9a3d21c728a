// #region example
import { IsString } from 'class-validator';
import { Context, Controller, Get, type RequestContext, Returns } from 'modern-rest';

class Seen {
  @IsString() method!: string;
  @IsString() path!: string;
  @IsString() queryString!: string;
}

@Controller('/seen')
export class SeenController {
  @Get()
  @Returns(Seen)
  show(@Context() { method, path, queryString }: RequestContext): Seen {
    return { method, path, queryString };
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/seen?by=me' }];
