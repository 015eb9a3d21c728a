// #region example
import { Controller, createApp, FileMetadata, jsonParser, Nested, Put, Returns, UploadedFile } from 'modern-rest';

class Upload {
  @Nested() picture!: UploadedFile;
}

@Controller('/pictures', { parsers: [jsonParser()] })
class PictureController {
  @Put('/')
  @Returns(null)
  replace(@FileMetadata(Upload) _upload: Upload): void {}
}
// #endregion example

export const controllers = [PictureController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
