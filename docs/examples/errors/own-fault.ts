// #region example
import { IsEmail, IsInt } from 'class-validator';
import { Controller, Get, Returns } from 'modern-rest';

class Account {
  @IsInt() id!: number;
  @IsEmail() email!: string;
}

@Controller('/accounts')
export class AccountController {
  @Get('/broken')
  @Returns(Account)
  broken(): Account {
    return { id: 1, email: 'not an email' };
  }

  @Get('/crashing')
  @Returns(Account)
  crashing(): Account {
    throw new Error('The database at 10.0.0.7 does not answer');
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/accounts/broken' },
  { method: 'GET', url: '/accounts/crashing' },
];
