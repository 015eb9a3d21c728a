// #region example
import { Controller, createApp, Get, Path, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/:id')
  @Returns(null)
  find(@Path('userId', Number) _id: number): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
