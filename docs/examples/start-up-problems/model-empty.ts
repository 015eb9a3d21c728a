// #region example
import { Readable } from 'node:stream';
import { Exclude } from 'class-transformer';
import { Body, Controller, createApp, Get, Post, Returns } from 'modern-rest';

class User {
  name!: string;
}

@Exclude()
class Ping {}

@Controller('/users')
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(User) _user: User): void {}

  @Post('/ping')
  @Returns(null)
  ping(@Body(Ping) _ping: Ping): void {}

  @Get('/photo')
  @Returns(Readable)
  photo(): Readable {
    return Readable.from([]);
  }
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
