// #region example
import { IsEmail, IsString } from 'class-validator';
import { Body, Configure, Controller, type ErrorHandler, HttpError, Post, Returns, reply } from 'modern-rest';

class Registration {
  @IsString() name!: string;
  @IsEmail() email!: string;
}

class Mistakes {
  @IsString({ each: true }) mistakes!: string[];
}

const inWords: ErrorHandler = (error) => {
  if (!(error instanceof HttpError && error.code === 'invalid_request')) return undefined;
  return reply(400, { mistakes: error.issues.map(({ message }) => message) });
};

@Controller('/registrations')
export class RegistrationController {
  @Post()
  @Configure({ errorHandler: inWords })
  @Returns(null)
  @Returns(Mistakes, { status: 400 })
  register(@Body(Registration) _registration: Registration): void {}
}
// #endregion example

export const runs = [{ method: 'POST', url: '/registrations', body: { email: 'ada' } }];
