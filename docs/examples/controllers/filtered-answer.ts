// #region example
import { IsString } from 'class-validator';
import { Controller, Get, Returns } from 'modern-rest';

class PublicUser {
  @IsString() name!: string;
}

@Controller('/me')
export class MeController {
  @Get()
  @Returns(PublicUser)
  show(): PublicUser {
    const row = { name: 'Ada', passwordHash: '…' };
    return row;
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/me' }];
