// #region example
import { IsInt } from 'class-validator';
import { Controller, createApp, Get, Query, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  constructor(@Query() readonly query: User) {}

  @Get('/')
  @Returns(null)
  find(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
