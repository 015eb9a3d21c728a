// #region example
import { IsString } from 'class-validator';
import { ApiError, Body, Controller, Path, Put, type Reply, Returns, reply } from 'modern-rest';

class Page {
  @IsString() text!: string;
}

class PagePath {
  @IsString() name!: string;
}

class Locked {
  @IsString() lockedBy!: string;
}

const pages = new Map<string, Page>();

@Controller('/pages')
export class PageController {
  @Put('/:name')
  @Returns(Page)
  @Returns(Page, { status: 201, description: 'The page is new' })
  @Returns(Locked, { status: 409 })
  save(@Path(PagePath) { name }: PagePath, @Body(Page) page: Page): Page | Reply<201, Page> {
    if (name === 'home') throw new ApiError(409, { lockedBy: 'ada' });
    const isNew = !pages.has(name);
    pages.set(name, page);
    return isNew ? reply(201, page) : page;
  }
}
// #endregion example

export const runs = [
  { method: 'PUT', url: '/pages/news', body: { text: 'first' } },
  { method: 'PUT', url: '/pages/news', body: { text: 'second' } },
  { method: 'PUT', url: '/pages/home', body: { text: 'mine' } },
];
