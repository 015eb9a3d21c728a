import { classValidatorSerializer } from '@modern-rest/class-validator';
import { IsString, registerDecorator } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';
import { WAYS } from './equality/equally.ts';

describe.each(WAYS)('C11: with stopAtFirstError, $way', ({ generate }) => {
  const calls: unknown[] = [];
  const IsFree = (): PropertyDecorator => (target, propertyName) =>
    registerDecorator({
      name: 'isFree',
      async: true,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: async (value) => {
          calls.push(value);
          return value !== 'taken';
        },
        defaultMessage: () => '$property is taken',
      },
    });
  class Above {
    @IsFree()
    @IsString()
    name!: string;
  }
  class Below {
    @IsString()
    @IsFree()
    name!: string;
  }

  test.each([Above, Below])('an asynchronous constraint runs only if the synchronous ones pass: %o', async (model) => {
    calls.length = 0;
    const { json } = echo(model, { serializer: classValidatorSerializer({ generate, validator: { stopAtFirstError: true } }) });
    expect((await json({ name: 1 })).issues).toEqual([[['body', 'name'], 'name must be a string']]);
    expect(calls).toEqual([]);
    expect((await json({ name: 'taken' })).issues).toEqual([[['body', 'name'], 'name is taken']]);
    expect((await json({ name: 'free' })).status).toBe(200);
    // Once for the request, and once for the answer.
    expect(calls).toEqual(['taken', 'free', 'free']);
  });
});
