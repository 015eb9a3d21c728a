// #region example
import { IsString } from 'class-validator';
import { Controller, ForbiddenError, Get, HttpError, NotFoundError, Path, Returns, Throws } from 'modern-rest';

class Document {
  @IsString() title!: string;
}

@Controller('/documents')
export class DocumentController {
  @Get('/:id')
  @Returns(Document)
  @Throws(403, 'The document is not yours')
  @Throws(404, 'There is no such document')
  @Throws(410, 'The document was deleted')
  show(@Path('id', Number) id: number): Document {
    if (id === 1) throw new ForbiddenError('This document is not yours');
    if (id === 2) throw new HttpError(410, 'deleted', 'This document was deleted', 'user_msg');
    throw new NotFoundError(`There is no document ${id}`);
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/documents/1' },
  { method: 'GET', url: '/documents/2', headers: { accept: 'application/problem+json, */*' } },
  { method: 'GET', url: '/documents/3' },
];
