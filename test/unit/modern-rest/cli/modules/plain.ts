import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/')
class HelloController {
  @Get('/hello')
  @Returns(String)
  hello(): string {
    return 'hello';
  }
}

export const hello = createApp({ title: 'Hello', version: '1.0.0', controllers: [HelloController] });
export const again = createApp({ title: 'Again', version: '1.0.0', controllers: [HelloController], openApi: false });
