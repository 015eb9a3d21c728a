// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

class Order {
  @IsInt() number!: number;
}

@Controller('/users')
class UserController {
  @Post('/')
  @Returns(null)
  // @ts-expect-error The model does not fit the parameter.
  create(@Body(User) _user: Order): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
