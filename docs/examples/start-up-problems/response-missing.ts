// #region example
import { Controller, createApp, Get } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/')
  find() {
    return [{ id: 1 }];
  }
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
