// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/hello')
class HelloController {
  @Get('/') @Returns(String) hello(): string {
    return 'Hello, world';
  }
}
export const app = createApp({ title: 'Hello', version: '1.0.0', controllers: [HelloController] });
// #endregion example

export const runs = [{ method: 'GET', url: '/hello' }];
