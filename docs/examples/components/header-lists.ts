// #region example
import { IsInt, IsOptional, IsString } from 'class-validator';
import { Controller, Get, Headers, Returns } from 'modern-rest';

class Preconditions {
  @IsOptional() @IsString({ each: true }) ifMatch?: string[];
  @IsOptional() @IsInt({ each: true }) shards?: number[];
}

@Controller('/preconditions')
export class PreconditionController {
  @Get()
  @Returns(Preconditions)
  show(@Headers(Preconditions) headers: Preconditions): Preconditions {
    return headers;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/preconditions', headers: { 'If-Match': '"a", "b, c",, "d"', Shards: '1,2' } },
  { method: 'GET', url: '/preconditions', headers: { Shards: '1, two' } },
];
