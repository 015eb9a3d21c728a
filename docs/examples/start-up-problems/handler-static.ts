// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(null)
  static find(): void {}

  @Get('/all')
  @Returns(null)
  all(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
