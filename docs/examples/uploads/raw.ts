// #region example
import { IsIn, Max } from 'class-validator';
import { Configure, Controller, FileMetadata, Nested, Path, Put, Returns, rawFileParser, UploadedFile } from 'modern-rest';

class Avatar extends UploadedFile {
  @IsIn(['image/png', 'image/webp'])
  declare contentType: string;

  @Max(1_000_000)
  declare size: number;
}

class AvatarFiles {
  @Nested()
  avatar!: Avatar;
}

@Controller('/users')
export class AvatarController {
  @Put('/:id/avatar')
  @Configure({ parsers: [rawFileParser('image/*')] })
  @Returns(String)
  replace(@Path('id', Number) id: number, @FileMetadata(AvatarFiles) { avatar }: AvatarFiles): string {
    return `${avatar.size} bytes of ${avatar.contentType} for user ${id}`;
  }
}
// #endregion example

export const runs = [
  { method: 'PUT', url: '/users/7/avatar', headers: { 'content-type': 'image/webp' }, body: 'the bytes of the image' },
  { method: 'PUT', url: '/users/7/avatar', headers: { 'content-type': 'image/gif' }, body: 'the bytes of the image' },
  { method: 'PUT', url: '/users/7/avatar', headers: { 'content-type': 'text/plain' }, body: 'not an image' },
];
