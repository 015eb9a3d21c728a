// #region example
import { Exclude } from 'class-transformer';
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
  role = 'guest';
  @Exclude({ toClassOnly: true }) createdAt = new Date();
}

@Controller('/users')
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(User) _user: User): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
