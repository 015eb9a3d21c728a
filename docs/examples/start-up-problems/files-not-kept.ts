// #region example
import { IsString } from 'class-validator';
import { Controller, createApp, FileMetadata, Nested, Put, Returns } from 'modern-rest';

class Picture {
  @IsString() key!: string;
}

class Upload {
  @Nested() picture!: Picture;
}

@Controller('/pictures')
class PictureController {
  @Put('/')
  @Returns(null)
  replace(@FileMetadata(Upload) _upload: Upload): void {}
}
// #endregion example

export const controllers = [PictureController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
