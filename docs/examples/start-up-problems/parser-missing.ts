// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Put, Returns, urlencodedParser } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users', { parsers: [] })
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(User) _user: User): void {}
}

@Controller('/staff', { parsers: [urlencodedParser()] })
class StaffController {
  @Put('/')
  @Returns(null)
  replace(@Body([User]) _users: User[]): void {}
}
// #endregion example

export const controllers = [UserController, StaffController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
