// #region example
import { Controller, createApp, Get, Returns, Throws } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(null)
  @Throws(200)
  find(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
