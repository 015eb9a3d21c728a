import { setTimeout } from 'node:timers/promises';
import { Nested } from '@modern-rest/class-validator';
import { Expose } from 'class-transformer';
import {
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Min,
  MinLength,
  registerDecorator,
  Validate,
  ValidateIf,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';

@ValidatorConstraint({ name: 'isEven' })
class IsEven implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return Number(value) % 2 === 0;
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} must be even`;
  }
}

@ValidatorConstraint({ name: 'isFree', async: true })
class IsFree implements ValidatorConstraintInterface {
  async validate(value: unknown): Promise<boolean> {
    await setTimeout(1);
    if (value === 'broken') throw new Error('the database is down');
    return value !== 'taken';
  }

  defaultMessage(): string {
    return '$property is taken';
  }
}

function SameAs(other: string): PropertyDecorator {
  return (prototype, name) => {
    registerDecorator({
      name: 'sameAs',
      target: prototype.constructor,
      propertyName: String(name),
      constraints: [other],
      options: { message: '$property must be the same as $constraint1' },
      validator: { validate: (value, args) => value === (args?.object as Record<string, unknown> | undefined)?.[other] },
    });
  };
}

describe('a custom constraint', () => {
  class Form {
    @Validate(IsEven)
    @IsInt()
    number!: number;

    @Validate(IsFree)
    userName!: string;

    @SameAs('userName')
    again!: string;
  }
  const { json } = echo(Form, { wireNames: 'snake_case' });

  test('lets valid values through', async () => {
    expect(await json({ number: 2, user_name: 'ada', again: 'ada' })).toMatchObject({ status: 200 });
  });

  test('names the wire name, be it synchronous or not', async () => {
    expect((await json({ number: 1, user_name: 'taken', again: 'x' })).issues).toEqual([
      [['body', 'number'], 'number must be even'],
      [['body', 'user_name'], 'user_name is taken'],
      [['body', 'again'], 'again must be the same as userName'],
    ]);
  });

  test('that fails is answered with 500 and says nothing', async () => {
    expect(await json({ number: 2, user_name: 'broken', again: 'broken' })).toMatchObject({
      status: 500,
      body: { detail: [{ msg: 'Internal server error', type: 'internal_error' }] },
    });
  });
});

describe('@ValidateIf', () => {
  class Contact {
    @IsString()
    by!: string;

    @ValidateIf(({ by }: Contact) => by === 'mail')
    @IsEmail()
    mail?: string;
  }
  const { json } = echo(Contact);

  test('asks for a property only where its condition holds', async () => {
    expect(await json({ by: 'phone' })).toMatchObject({ status: 200 });
    expect(await json({ by: 'phone', mail: 'none' })).toMatchObject({ status: 200 });
    expect(await json({ by: 'phone', mail: null })).toMatchObject({ status: 200, body: { mail: null } });
    expect((await json({ by: 'mail' })).issues).toEqual([[['body', 'mail'], 'mail must be an email']]);
    expect((await json({ by: 'mail', mail: null })).issues).toEqual([[['body', 'mail'], 'mail must be an email']]);
  });
});

test('constraints of validation groups hold like all others', async () => {
  class Grouped {
    @IsInt({ groups: ['create'] })
    id!: number;
  }
  expect((await echo(Grouped).json({ id: 'x' })).issues).toEqual([[['body', 'id'], 'id must be an integer number']]);
});

describe('issues', () => {
  class Address {
    @MinLength(3)
    street!: string;

    @IsInt()
    number!: number;
  }

  class Order {
    @IsInt()
    first!: number;

    @Nested()
    address!: Address;

    @MinLength(3)
    @Matches(/^[a-z]*$/, { message: 'use small letters' })
    @IsString()
    middle!: string;

    @IsOptional()
    @Nested(() => [Address])
    more?: Address[];

    @Min(1)
    @IsInt()
    last!: number;
  }
  const { json } = echo(Order);

  test('are in the order of the declaration, whoever found them', async () => {
    const body = { last: 'x', more: [{ number: 'x' }, 1], middle: 7, address: { number: 'x', street: 1 } };
    expect((await json(body)).issues).toEqual([
      [['body', 'first'], 'first is required'],
      [['body', 'address', 'street'], 'street must be longer than or equal to 3 characters'],
      [['body', 'address', 'number'], 'number must be an integer number'],
      [['body', 'middle'], 'middle must be longer than or equal to 3 characters'],
      [['body', 'middle'], 'use small letters'],
      [['body', 'middle'], 'middle must be a string'],
      [['body', 'more', 0, 'street'], 'street is required'],
      [['body', 'more', 0, 'number'], 'number must be an integer number'],
      [['body', 'more', 1], 'more must be an object'],
      [['body', 'last'], 'last must not be less than 1'],
      [['body', 'last'], 'last must be an integer number'],
    ]);
  });

  test('are 100 at most', async () => {
    const { issues } = await json({ first: 1, address: { street: 'abc', number: 1 }, middle: 'abc', more: Array(500).fill({}), last: 1 });
    expect(issues).toHaveLength(100);
    expect(issues[99]).toEqual([['body', 'more', 49, 'number'], 'number is required']);
  });
});

test('a message names the wire name once, and leaves other words alone', async () => {
  class Mail {
    @Expose({ name: 'address' })
    @IsEmail()
    email!: string;

    @Expose({ name: 'amount' })
    @IsInt({ each: true })
    value!: number[];

    @Expose({ name: 'full' })
    @IsString({ message: 'tell us your name' })
    name!: string;

    @Expose({ name: 'cost' })
    @IsInt({ message: 'bad $property, the price is whole' })
    price!: number;
  }
  expect((await echo(Mail).json({ address: 'x', amount: ['x'], full: 1, cost: 'x' })).issues.map(([, message]) => message)).toEqual([
    'address must be an email',
    'each value in amount must be an integer number',
    'tell us your name',
    'bad cost, the price is whole',
  ]);
});
