// #region example
import { IsEmail, IsIn, IsInt, Max } from 'class-validator';
import { Body, Controller, createApp, FileMetadata, Intersection, Nested, Post, Returns } from 'modern-rest';

class UserForm {
  @IsInt() userId!: number;
  @IsEmail() userEmail!: string;
}

class TextFile {
  @IsIn(['text/plain']) contentType!: string;
  @Max(1024) size!: number;
}

class Uploads {
  @Nested() receipt!: TextFile;
  @Nested() rules!: TextFile;
}

class Stored extends Intersection(UserForm, Uploads) {}

@Controller('/users')
export class UserController {
  @Post('/')
  @Returns(Stored)
  create(@Body(UserForm) form: UserForm, @FileMetadata(Uploads) files: Uploads): Stored {
    return { ...form, ...files };
  }
}

export const app = createApp({ title: 'Users', version: '1.0.0', controllers: [UserController] });

// #endregion example

import { form, textFile } from '../form.ts';

const receipt = textFile('receipt.txt', 'a receipt\n');
const rules = textFile('rules.txt', 'the rules\n');
const picture = new File(['not a text'], 'receipt.png', { type: 'image/png' });

export const runs = [
  { method: 'POST', url: '/users', body: form({ userId: '7', userEmail: 'ada@example.org', receipt, rules }) },
  { method: 'POST', url: '/users', body: form({ userId: 'seven', userEmail: 'ada', receipt: picture }) },
];
