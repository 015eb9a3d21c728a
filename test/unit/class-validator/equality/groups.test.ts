import {
  Allow,
  IsDefined,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
  type ValidatorOptions,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { told } from './told.ts';

class Grouped {
  @MinLength(3, { groups: ['create'] })
  @MaxLength(5, { groups: ['update', 'replace'] })
  @IsString({ always: true })
  name!: unknown;

  @IsInt()
  size!: unknown;

  @IsInt({ groups: [] })
  level!: unknown;

  @IsInt({ groups: ['create'], always: true })
  both!: unknown;

  @IsInt({ groups: ['create'], always: false })
  never!: unknown;

  @IsInt({ always: false })
  alone!: unknown;
}

describe('a decorator is asked', () => {
  const nothing = ['name: isString, maxLength, minLength', 'size: isInt', 'level: isInt', 'both: isInt', 'never: isInt', 'alone: isInt'];

  test.each<[ValidatorOptions | undefined, string[]]>([
    [undefined, nothing],
    [{}, nothing],
    [{ groups: [] }, nothing],
    [{ groups: ['create'] }, ['name: isString, minLength', 'both: isInt', 'never: isInt']],
    [{ groups: ['update'] }, ['name: isString, maxLength', 'both: isInt']],
    [{ groups: ['create', 'replace'] }, ['name: isString, maxLength, minLength', 'both: isInt', 'never: isInt']],
    [{ groups: ['other'] }, ['name: isString', 'both: isInt']],
    [{ always: true }, nothing],
    [{ always: true, groups: ['other'] }, ['name: isString', 'size: isInt', 'level: isInt', 'both: isInt']],
    [{ always: true, groups: ['create'] }, ['name: isString, minLength', 'size: isInt', 'level: isInt', 'both: isInt', 'never: isInt']],
    [{ strictGroups: true }, ['name: isString', 'size: isInt', 'level: isInt', 'both: isInt', 'alone: isInt']],
    [{ strictGroups: true, groups: [] }, ['name: isString', 'size: isInt', 'level: isInt', 'both: isInt', 'alone: isInt']],
    [{ strictGroups: true, groups: ['create'] }, ['name: isString, minLength', 'both: isInt', 'never: isInt']],
    [{ strictGroups: true, always: true }, ['name: isString', 'size: isInt', 'level: isInt', 'both: isInt', 'alone: isInt']],
  ])('with %o', async (options, names) => {
    expect(await told(Grouped, {}, options)).toEqual(names);
    expect(await told(Grouped, { name: 'four', size: 1, level: 1, both: 1, never: 1, alone: 1 }, options)).toEqual([]);
  });
});

describe('conditions and structure have groups, too', () => {
  class Item {
    @IsInt({ groups: ['a'] })
    one!: unknown;

    @IsInt({ groups: ['b'] })
    two!: unknown;
  }

  class Structured {
    @IsOptional({ groups: ['a'] })
    @IsInt({ always: true })
    optional!: unknown;

    @ValidateIf(() => false, { groups: ['a'] })
    @IsInt({ always: true })
    conditional!: unknown;

    @IsDefined({ groups: ['a'] })
    defined!: unknown;

    @ValidateNested({ groups: ['a'] })
    nested!: unknown;

    @ValidateNested({ always: true })
    @Allow({ groups: ['b'] })
    items!: unknown;

    @Allow({ groups: ['b'] })
    allowed = 1;
  }
  const item = Object.assign(new Item(), { one: 'x', two: 'x' });

  test.each<[string, string[]]>([
    [
      'a',
      [
        'allowed: whitelistValidation',
        'defined: isDefined',
        'nested.one: isInt',
        'nested.two: whitelistValidation',
        'items.0.one: isInt',
        'items.0.two: whitelistValidation',
      ],
    ],
    [
      'b',
      [
        'defined: whitelistValidation',
        'nested: whitelistValidation',
        'items.0.one: whitelistValidation',
        'items.0.two: isInt',
        'optional: isInt',
        'conditional: isInt',
      ],
    ],
  ])('in group %s', async (group, names) => {
    const found = await told(Structured, { nested: item, items: [item] }, { groups: [group], whitelist: true, forbidNonWhitelisted: true });
    expect(found.sort()).toEqual(names.sort());
  });
});

test('groups of a base class are those of its decorators', async () => {
  class Base {
    @IsString({ groups: ['a'] })
    name!: unknown;
  }
  class Derived extends Base {
    @IsInt({ groups: ['b'] })
    @IsNumber({}, { groups: ['b'] })
    override name: unknown = undefined;
  }
  expect(await told(Derived, {}, { groups: ['a'] })).toEqual(['name: isString']);
  // In this group the derived class has nothing to hide its base with.
  expect(await told(Derived, {}, { groups: ['a', 'b'] })).toEqual(['name: isInt, isNumber']);
  expect(await told(Derived, {}, { groups: ['b'] })).toEqual(['name: isInt, isNumber']);
});
