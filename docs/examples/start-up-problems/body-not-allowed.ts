// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Get, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(User)
  find(@Body(User) user: User): User {
    return user;
  }
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
