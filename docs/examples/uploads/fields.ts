// #region example
import { IsEmail, IsInt, IsString } from 'class-validator';
import { Body, Controller, FileMetadata, Intersection, Nested, Post, Returns } from 'modern-rest';

class Address {
  @IsString() city!: string;
  @IsInt() zip!: number;
}

class Applicant {
  @IsEmail() email!: string;
  @IsString({ each: true }) skills: string[] = [];
  @Nested() address!: Address;
}

class PdfFile {
  @IsString() name!: string;
}

class ApplicationFiles {
  @Nested() letter!: PdfFile;
}

class Application extends Intersection(Applicant, ApplicationFiles) {}

@Controller('/applications')
export class ApplicationController {
  @Post()
  @Returns(Application)
  apply(@Body(Applicant) applicant: Applicant, @FileMetadata(ApplicationFiles) files: ApplicationFiles): Application {
    return { ...applicant, ...files };
  }
}

// #endregion example

import { form } from '../form.ts';

const letter = new File(['…'], 'letter.pdf', { type: 'application/pdf' });
const email = 'ada@example.org';

export const runs = [
  {
    method: 'POST',
    url: '/applications',
    body: form({ email, skills: ['koa', 'rest'], address: '{"city":"Bern","zip":3000}', letter }),
  },
  {
    method: 'POST',
    url: '/applications',
    body: form({ email, address: '{"city":"Bern","zip":"3000"}', letter: 'not a file' }),
  },
  {
    method: 'POST',
    url: '/applications',
    body: form({ email, skills: new File(['["koa","rest"]'], 'blob', { type: 'application/json' }), address: '{"city":"Bern","zip":3000}', letter }),
  },
];
