// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/books')
class BookController {
  @Get()
  @Returns([String])
  list(): string[] {
    return ['Emma'];
  }
}

export const app = createApp({
  title: 'Books',
  version: '1.0.0',
  controllers: [BookController],
  trailingSlash: 'redirect',
  answerOptions: true,
});
// #endregion example

export const runs = [
  { method: 'GET', url: '/books/?page=2' },
  { method: 'HEAD', url: '/books' },
  { method: 'OPTIONS', url: '/books' },
];
