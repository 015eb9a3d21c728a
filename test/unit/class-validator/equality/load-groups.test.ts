import { Expose, Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { readIssues, readValue } from './load/equally.ts';

describe('groups of class-transformer', () => {
  class Inner {
    @Expose({ groups: ['admin'] })
    @IsOptional()
    @IsInt()
    level?: number;
  }
  class Person {
    @IsString()
    name!: string;

    @Expose({ groups: ['admin', 'owner'] })
    @IsOptional()
    @IsString()
    email?: string;

    @Expose({ groups: ['admin'] })
    @IsString()
    role = 'user';

    @Expose()
    @IsOptional()
    @Transform(({ value }) => `${String(value)}, admin`, { groups: ['admin'] })
    @Transform(({ value }) => `${String(value)}, always`)
    @IsString()
    note?: string;

    @ValidateNested()
    @Type(() => Inner)
    inner = new Inner();
  }
  const sent = { name: 'a', email: 'e', role: 'r', note: 'n', inner: { level: 1 } };

  test.each<[string[] | undefined, object]>([
    [undefined, { name: 'a', role: 'user', note: 'n, always', inner: {} }],
    [[], { name: 'a', role: 'user', note: 'n, always', inner: {} }],
    [['owner'], { name: 'a', email: 'e', role: 'user', note: 'n, always', inner: {} }],
    [['admin'], { name: 'a', email: 'e', role: 'r', note: 'n, admin, always', inner: { level: 1 } }],
    [['other', 'admin'], { name: 'a', email: 'e', role: 'r', note: 'n, admin, always', inner: { level: 1 } }],
  ])('decide what is read: %o', async (groups, values) => {
    const value = await readValue(Person, sent, { transformer: groups ? { groups } : {} });
    expect(JSON.parse(JSON.stringify(value))).toEqual(values);
  });

  test('what is not read is not asked', async () => {
    const wrong = { ...sent, email: 1, role: 1, inner: { level: 'x' } };
    expect(await readIssues(Person, wrong)).toEqual([]);
    expect(await readIssues(Person, wrong, { transformer: { groups: ['admin'] } })).toEqual([
      'email: isString',
      'role: isString',
      'inner.level: isInt',
    ]);
  });
});

describe('groups of class-validator', () => {
  class Person {
    @MinLength(3, { groups: ['create'] })
    @MaxLength(5, { groups: ['update'] })
    @IsString({ always: true })
    name!: string;

    @IsOptional({ always: true })
    @IsInt({ groups: ['create'] })
    size?: number;
  }

  test.each<[object, string[]]>([
    [{}, ['name: maxLength', 'size: isInt']],
    [{ groups: ['create'] }, ['size: isInt']],
    [{ groups: ['update'] }, ['name: maxLength']],
    [{ groups: ['create', 'update'] }, ['name: maxLength', 'size: isInt']],
    [{ strictGroups: true }, []],
    [{ groups: ['other'], always: true }, []],
  ])('decide what is asked: %o', async (validator, issues) => {
    expect(await readIssues(Person, { name: 'abcdef', size: 1.5 }, { validator })).toEqual(issues);
    expect(await readValue(Person, { name: 'abcd', size: 1 }, { validator })).toMatchObject({ name: 'abcd', size: 1 });
  });

  test('a property of which nothing is asked is not declared', async () => {
    class Two {
      @IsInt({ groups: ['a'] })
      a!: number;

      @IsInt({ groups: ['b'] })
      b!: number;
    }
    expect(await readValue(Two, { a: 1, b: 'x' }, { validator: { groups: ['a'] } })).toEqual(Object.assign(new Two(), { a: 1 }));
    expect(await readIssues(Two, { b: 'x' }, { validator: { groups: ['a'] } })).toEqual(['a: required']);
    expect(await readIssues(Two, { a: 1, b: 2 }, { validator: { groups: ['a'] }, forbidUnknown: true })).toEqual(['b: undeclared']);
  });
});
