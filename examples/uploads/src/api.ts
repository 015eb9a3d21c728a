import { IsEmail, IsIn, IsInt } from 'class-validator';
import { Body, Controller, createApp, FileMetadata, Intersection, Nested, Post, Put, Returns } from 'modern-rest';

class NamedFile {
  @IsIn(['text/plain'])
  contentType!: string;

  @IsIn(['receipt.txt', 'rules.txt'])
  name!: string;
}

class NamedFiles {
  @Nested()
  receipt!: NamedFile;

  @Nested()
  rules!: NamedFile;
}

class SizedFile {
  @IsIn(['text/plain'])
  contentType!: string;

  @IsInt()
  size!: number;
}

class SizedFiles {
  @Nested()
  receipt!: SizedFile;

  @Nested()
  rules!: SizedFile;
}

class User {
  @IsInt()
  userId!: number;

  @IsEmail()
  userEmail!: string;
}

class UserForm {
  @Nested()
  user!: User;
}

class WithFields extends Intersection(User, SizedFiles) {}
class WithJson extends Intersection(UserForm, SizedFiles) {}

@Controller('/api', { wireNames: 'snake_case' })
export class UploadController {
  @Put('/metadata/')
  @Returns(NamedFiles)
  metadata(@FileMetadata(NamedFiles) files: NamedFiles): NamedFiles {
    return files;
  }

  @Post('/with-fields/')
  @Returns(WithFields)
  withFields(@Body(User) user: User, @FileMetadata(SizedFiles) files: SizedFiles): WithFields {
    return { ...user, ...files };
  }

  @Put('/with-json/')
  @Returns(WithJson)
  withJson(@Body(UserForm) form: UserForm, @FileMetadata(SizedFiles) files: SizedFiles): WithJson {
    return { ...form, ...files };
  }
}

export const app = createApp({ title: 'Uploads', version: '1.0.0', controllers: [UploadController] });
