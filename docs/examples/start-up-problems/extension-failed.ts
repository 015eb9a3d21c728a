// #region example
import { IsString } from 'class-validator';
import { Body, Controller, createApp, type Parser, Post, Returns } from 'modern-rest';

function csvParser(separator: string): Parser {
  return {
    mediaType: 'text/csv',
    source: 'text',
    files: [],
    compile() {
      if (separator.length !== 1) throw new Error('the separator must be one character');
      return async () => ({ value: {} });
    },
  };
}

class User {
  @IsString() name!: string;
}

@Controller('/users', { parsers: [csvParser('')] })
class UserController {
  @Post('/')
  @Returns(null)
  create(@Body(User) _user: User): void {}
}
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
