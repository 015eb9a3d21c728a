// #region example
import { Configure, Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/')
  @Configure({ operationId: 'find' })
  @Returns(null)
  find(): void {}

  @Get('/all')
  @Configure({ operationId: 'find' })
  @Returns(null)
  findAll(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
