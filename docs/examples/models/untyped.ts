// #region example
import { Exclude, Expose } from 'class-transformer';
import { IsArray } from 'class-validator';
import { Controller, Get, Returns } from 'modern-rest';

class Account {
  id = 7;

  @Expose({ name: 'display-name' })
  name = 'Ada';

  @Exclude()
  password = 'secret';
}

class Page {
  @IsArray()
  items!: unknown[];
}

@Controller('/accounts')
export class AccountController {
  @Get()
  @Returns(Page)
  list(): Page {
    return { items: [new Account(), { owner: new Account() }] };
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/accounts' }];
