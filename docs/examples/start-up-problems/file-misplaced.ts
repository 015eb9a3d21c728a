// #region example
import { IsIn } from 'class-validator';
import { Body, Controller, createApp, Nested, Post, Returns, UploadedFile } from 'modern-rest';

class Photo extends UploadedFile {
  @IsIn(['image/png']) declare contentType: string;
}

class Article {
  @Nested() photo!: Photo;
}

@Controller('/articles')
class ArticleController {
  @Post('/')
  @Returns(null)
  create(@Body(Article) _article: Article): void {}
}
// #endregion example

export const controllers = [ArticleController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
