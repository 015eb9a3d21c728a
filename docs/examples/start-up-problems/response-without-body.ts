// #region example
import { IsInt } from 'class-validator';
import { Controller, createApp, Delete, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  @Delete('/')
  @Returns(User, { status: 204 })
  remove(): User {
    return { id: 1 };
  }
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
