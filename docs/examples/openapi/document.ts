// #region example
import { buildDocument } from '@modern-rest/openapi';
import { IsIn, IsInt, IsOptional, IsString, Max } from 'class-validator';
import { Body, Configure, Controller, createApp, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class Details {
  @IsString() title!: string;
  @IsInt() @Max(5) stars = 3;
  @IsOptional() @IsString() note?: string;
}

class Picture {
  @IsIn(['image/png', 'image/jpeg']) contentType!: string;
  @Max(1_000_000) size!: number;
}

class Pictures {
  @Nested() picture!: Picture;
}

@Controller('/pictures')
export class PictureController {
  @Post()
  @Configure({ summary: 'Stores a picture', tags: ['Gallery'] })
  @Returns(Details)
  create(@Body(Details) details: Details, @FileMetadata(Pictures) _files: Pictures): Details {
    return details;
  }
}

export const app = createApp({ title: 'Pictures', version: '1.0.0', controllers: [PictureController] });

export const document = buildDocument(app.api);
// #endregion example

export const output = () => {
  const operation = document.paths?.['/pictures']?.post;
  const { requestBody, responses, ...head } = operation ?? {};
  const descriptions = Object.entries(responses ?? {}).map(([status, response]) => [status, { description: response.description }]);
  return { paths: { '/pictures': { post: { ...head, requestBody, responses: Object.fromEntries(descriptions) } } } };
};
