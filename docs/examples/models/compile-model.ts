// #region example
import { IsEmail, IsInt, Max } from 'class-validator';
import { compileModel } from 'modern-rest';

class Subscriber {
  @IsEmail()
  email!: string;

  @IsInt()
  @Max(120, { message: '$property must not be $value' })
  age!: number;
}

const subscriber = compileModel(Subscriber);

export const output = () => subscriber.validate(Object.assign(new Subscriber(), { email: 'ada@example.org', age: 200 }));
// #endregion example
