import { Exclude, Expose, Type } from 'class-transformer';
import { Allow, IsInt, IsOptional, IsString, Min, MinLength, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { read, readIssues, readValue } from './load/equally.ts';

describe('@Expose({ name })', () => {
  class Address {
    @Expose({ name: 'post-code' })
    @MinLength(2)
    @IsString()
    zip!: string;
  }
  class Person {
    @Expose({ name: 'full_name' })
    @IsString()
    name!: string;

    @Expose({ name: 'home' })
    @ValidateNested()
    @Type(() => Address)
    address!: Address;

    @Expose()
    @IsOptional()
    @IsInt()
    age?: number;
  }
  class Employee extends Person {
    @Expose({ name: 'no' })
    @IsInt()
    number!: number;
  }

  test('gives the name on the wire', async () => {
    expect(await readValue(Person, { full_name: 'Ada', home: { 'post-code': 'AB1' } })).toEqual(
      Object.assign(new Person(), { name: 'Ada', address: Object.assign(new Address(), { zip: 'AB1' }) }),
    );
    expect(await readIssues(Person, { full_name: 1, home: { 'post-code': 'A' } })).toEqual(['full_name: isString', 'home.post-code: minLength']);
  });

  test('leaves nothing of the name in the class', async () => {
    expect(await readIssues(Person, { name: 'Ada', home: { 'post-code': 'AB1' } })).toEqual(['full_name: required']);
  });

  test('is inherited', async () => {
    expect(await readValue(Employee, { full_name: 'Ada', home: { 'post-code': 'AB1' }, no: 7, age: 3 })).toMatchObject({ name: 'Ada', number: 7 });
    expect(await readIssues(Employee, { full_name: 1, home: { 'post-code': 'AB1' }, no: 'x' })).toEqual(['full_name: isString', 'no: isInt']);
  });

  test('is told in messages', async () => {
    const loaded = await read(Person, { full_name: 1, home: { 'post-code': 'AB1' } });
    expect(loaded).toMatchObject({ issues: [{ message: 'full_name must be a string' }] });
  });
});

describe('directions', () => {
  class Account {
    @Expose({ toClassOnly: true })
    @IsString()
    password!: string;

    @Expose({ toPlainOnly: true })
    @IsOptional()
    @IsInt()
    id?: number;

    @Exclude()
    @IsOptional()
    @IsString()
    secret = 'initial';

    @Exclude({ toClassOnly: true })
    @IsOptional()
    @IsString()
    role = 'user';

    @Exclude({ toPlainOnly: true })
    @IsOptional()
    @IsString()
    token?: string;
  }

  test('what is excluded on the way in is not read', async () => {
    expect(await readValue(Account, { password: 'x', secret: 'sent', role: 'admin', token: 't' })).toMatchObject({
      password: 'x',
      secret: 'initial',
      role: 'user',
      token: 't',
    });
    expect(await readIssues(Account, { password: 'x', secret: 1, role: 2, token: 3 })).toEqual(['token: isString']);
  });
});

describe('@Exclude on a class', () => {
  @Exclude()
  class Closed {
    @Expose()
    @Min(1)
    @IsInt()
    open!: number;

    @Expose({ name: 'shown' })
    @IsString()
    named!: string;

    @Allow()
    @IsOptional()
    @IsString()
    hidden = 'initial';
  }

  test('lets in what is exposed', async () => {
    expect(await readValue(Closed, { open: 1, shown: 'x', hidden: 'sent', extra: 1 })).toEqual(Object.assign(new Closed(), { open: 1, named: 'x' }));
    expect(await readIssues(Closed, { open: 0, shown: 1, hidden: 1 })).toEqual(['open: min', 'shown: isString']);
  });
});

test('@Expose on a class changes nothing', async () => {
  @Expose()
  class Open {
    @IsInt()
    a!: number;

    @Exclude()
    @IsOptional()
    @IsInt()
    b = 1;
  }
  expect(await readValue(Open, { a: 1, b: 2 })).toMatchObject({ a: 1, b: 1 });
});

test('a getter is not written, and one with a setter is', async () => {
  class Computed {
    @IsInt()
    a!: number;

    @Expose()
    @IsInt()
    get double(): number {
      return this.a * 2;
    }

    get half(): number {
      return this.a / 2;
    }

    @IsOptional()
    @IsInt()
    set half(half: number) {
      this.a = half * 2;
    }
  }
  expect(await readValue(Computed, { a: 2, double: 7 })).toMatchObject({ a: 2, double: 4 });
  expect(await readValue(Computed, { a: 1, half: 4 })).toMatchObject({ a: 8 });
});
