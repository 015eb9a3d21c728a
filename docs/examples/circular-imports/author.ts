// #region example
import { IsString } from 'class-validator';
import { Body, Controller, Nested, Post, Returns } from 'modern-rest';
import { Book } from './book.ts';

export class Author {
  @IsString() name!: string;
  @Nested(() => [Book]) books!: Book[];
}

@Controller('/authors')
export class AuthorController {
  @Post('/')
  @Returns(() => Author)
  create(@Body(() => Author) author: Author): Author {
    return author;
  }
}
// #endregion example

export const runs = [{ method: 'POST', url: '/authors', body: { name: 'Ada', books: [] } }];
