import { Body, Controller, FileMetadata, Get, Post, Returns } from 'modern-rest';
import { Account, AvatarForm, Balance, Both } from './models.js';

@Controller('/accounts')
export class AccountController {
  @Post('/')
  @Returns(Account)
  create(@Body(Account) account: Account): Account {
    if (!(account.since instanceof Date)) throw new Error('since is not a date');
    return account;
  }

  @Get('/balance')
  @Returns(Balance)
  balance(): Balance {
    return Object.assign(new Balance(), { amount: 5, account: 'secret' });
  }

  @Get('/both')
  @Returns(Both)
  both(): Both {
    return new Both();
  }

  @Post('/avatar')
  @Returns(String)
  async avatar(@FileMetadata(AvatarForm) { picture }: AvatarForm): Promise<string> {
    return `${picture.name} ${picture.size} ${await picture.text()}`;
  }
}
