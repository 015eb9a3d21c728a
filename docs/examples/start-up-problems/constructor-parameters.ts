// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class Users {}

class User {
  @IsInt() id: number;

  constructor(id: number) {
    this.id = id;
  }
}

@Controller('/users')
class UserController {
  constructor(readonly users: Users) {}

  @Post('/')
  @Returns(null)
  create(@Body(User as new () => User) _user: User): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
