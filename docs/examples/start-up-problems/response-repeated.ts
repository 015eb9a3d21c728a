// #region example
import { IsInt } from 'class-validator';
import { Controller, createApp, Get, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(User)
  @Returns(User, { status: 200 })
  find(): User {
    return { id: 1 };
  }
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
