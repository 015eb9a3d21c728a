// #region example
import { Controller, createApp, Returns, Route } from 'modern-rest';

@Controller('/users')
class UserController {
  @Route('FETCH', '/')
  @Returns(null)
  find(): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
