// #region example
import { IsOptional, IsString } from 'class-validator';
import { Body, Controller, Nested, Post, Returns } from 'modern-rest';
import { Author } from './author.ts';

/** The compiler writes down the class of a property, too, and reads it at once. Of another name it writes down `Object`. */
type Later<T> = T;

export class Book {
  @IsString() title!: string;
  @IsOptional() @Nested(() => Author) author?: Later<Author>;
}

@Controller('/books')
export class BookController {
  @Post('/')
  @Returns(() => Book)
  create(@Body(() => Book) book: Book): Book {
    return book;
  }
}
// #endregion example

export const runs = [{ method: 'POST', url: '/books', body: { title: 'Notes', author: { name: 'Ada', books: [] } } }];
