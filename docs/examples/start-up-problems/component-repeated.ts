// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(User) _user: User, @Body(User) _again: User): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
