// #region example
import { Controller, createApp, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Returns(null)
  find(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
