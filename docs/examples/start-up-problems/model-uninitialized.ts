// #region example
import { IsInt } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(() => User) _user: object): void {}
}

const error = start();

class User {
  @IsInt() id!: number;
}

function start(): unknown {
  try {
    return createApp({ title: 'Example', version: '1.0.0', controllers: [UserController] });
  } catch (thrown) {
    return thrown;
  }
}
// #endregion example

export const problem = () => {
  throw error;
};
