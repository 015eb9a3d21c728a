// #region example
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, Get, type Model, NotFoundError, Path, Put, Returns, Throws } from 'modern-rest';

class Book {
  @IsInt() id!: number;
  @IsString() title!: string;
}

class Author {
  @IsInt() id!: number;
  @IsString() name!: string;
}

const records = new Map<string, object>();

/** The endpoints of any model that has an ID. */
function recordsOf<M extends { id: number }>(model: Model<M>) {
  abstract class Records {
    @Put('/:id')
    @Returns(model)
    save(@Path('id', Number) id: number, @Body(model) record: M): M {
      records.set(`${model.name} ${id}`, record);
      return record;
    }

    @Get('/:id')
    @Returns(model)
    @Throws(404)
    find(@Path('id', Number) id: number): M {
      const record = records.get(`${model.name} ${id}`);
      if (!record) throw new NotFoundError('There is no such record');
      return record as M;
    }
  }
  return Records;
}

@Controller('/books')
export class BookController extends recordsOf(Book) {}

@Controller('/authors')
export class AuthorController extends recordsOf(Author) {}
// #endregion example

export const runs = [
  { method: 'PUT', url: '/books/1', body: { id: 1, title: 'Emma' } },
  { method: 'PUT', url: '/authors/1', body: { id: 1, title: 'Emma' } },
  { method: 'GET', url: '/authors/1' },
];
