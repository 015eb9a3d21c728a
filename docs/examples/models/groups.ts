// #region example
import { IsInt, IsString, MinLength } from 'class-validator';
import { Body, Configure, Controller, classValidatorSerializer, Patch, Post, Returns } from 'modern-rest';

class Article {
  @IsString({ groups: ['create'] })
  @MinLength(3, { groups: ['create'] })
  title!: string;

  @IsInt({ always: true })
  words!: number;
}

const creating = classValidatorSerializer({ validator: { groups: ['create'] } });
const updating = classValidatorSerializer({ validator: { groups: ['update'] } });

@Controller('/articles')
export class ArticleController {
  @Post()
  @Configure({ serializer: creating })
  @Returns(Article)
  create(@Body(Article) article: Article): Article {
    return article;
  }

  @Patch()
  @Configure({ serializer: updating })
  @Returns(Article)
  update(@Body(Article) article: Article): Article {
    return article;
  }
}
// #endregion example

export const runs = [
  { method: 'POST', url: '/articles', body: { title: 'On', words: 1200 } },
  { method: 'POST', url: '/articles', body: { title: 'On models', words: 1200 } },
  { method: 'PATCH', url: '/articles', body: { words: 1300 } },
];
