// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/pictures', { limits: { fileSize: 100_000_000 } })
class PictureController {
  @Get('/')
  @Returns(null)
  find(): void {}
}
// #endregion example

export const controllers = [PictureController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
