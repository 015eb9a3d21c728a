// #region example
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, Delete, Get, NotFoundError, Path, Post, Returns, Throws } from 'modern-rest';

class NewBook {
  @IsString() title!: string;
}

class Book extends NewBook {
  @IsInt() id!: number;
}

const books = new Map<number, Book>();

@Controller('/books')
export class BookController {
  @Get()
  @Returns([Book])
  list(): Book[] {
    return [...books.values()];
  }

  @Post()
  @Returns(Book)
  create(@Body(NewBook) { title }: NewBook): Book {
    const book = { id: books.size + 1, title };
    books.set(book.id, book);
    return book;
  }

  @Get('/:id')
  @Returns(Book)
  @Throws(404, 'There is no such book')
  show(@Path('id', Number) id: number): Book {
    const book = books.get(id);
    if (!book) throw new NotFoundError(`There is no book ${id}`);
    return book;
  }

  @Delete('/:id')
  @Returns(null)
  remove(@Path('id', Number) id: number): void {
    books.delete(id);
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/books', body: { title: 'Emma' } },
  { method: 'GET', url: '/books' },
  { method: 'DELETE', url: '/books/1' },
  { method: 'GET', url: '/books/1' },
];
