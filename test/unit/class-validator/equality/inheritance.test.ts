import {
  Allow,
  IsBoolean,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { equally } from './equally.ts';
import { namesOf, told } from './told.ts';

class Base {
  @Length(2, 5)
  @IsString()
  name!: unknown;

  @IsInt()
  size!: unknown;

  @IsOptional()
  @IsInt()
  optional!: unknown;

  @IsDefined()
  @MinLength(2)
  defined!: unknown;
}

class Derived extends Base {
  @MinLength(3)
  override name: unknown = undefined;

  @IsBoolean()
  own!: unknown;
}

class Youngest extends Derived {
  @IsOptional()
  override size: unknown = undefined;

  @MaxLength(1)
  override defined: unknown = undefined;
}

describe('a derived class', () => {
  test('adds properties, its own first', async () => {
    expect(await told(Derived, { name: 'x' })).toEqual(['name: minLength', 'own: isBoolean', 'size: isInt', 'defined: isDefined, minLength']);
  });

  test('that asks anything of a property hides all constraints of its bases on it', async () => {
    expect(await told(Base, { name: 7, size: 1, defined: 'ab' })).toEqual(['name: isLength, isString']);
    expect(await told(Derived, { name: 'too long for the base', size: 1, own: true, defined: 'ab' })).toEqual([]);
    expect(await told(Youngest, { name: 'abc', own: true, defined: 'ab' })).toEqual(['defined: maxLength']);
  });

  test('hides by kind: a condition hides no constraint, and a constraint no `@IsDefined`', async () => {
    expect(await told(Youngest, { name: 'abc', own: true, size: 'x' })).toEqual(['size: isInt', 'defined: isDefined, maxLength']);
  });

  test('of which nothing is decorated is as its base', async () => {
    class Same extends Base {}
    expect(await told(Same, {})).toEqual(['name: isLength, isString', 'size: isInt', 'defined: isDefined, minLength']);
  });

  test('says nothing to its base, nor to its siblings', async () => {
    class Sibling extends Base {}
    expect(await told(Sibling, { name: 'ab', size: 1, defined: 'ab' })).toEqual([]);
    expect(await told(Base, { name: 'ab', size: 1, defined: 'ab' })).toEqual([]);
  });
});

test('properties are in the order in which their decorators were applied, numbers first', async () => {
  class Numbered {
    @IsInt()
    b!: unknown;

    @IsInt()
    10!: unknown;

    @IsInt()
    a!: unknown;

    @IsInt()
    2!: unknown;
  }
  class More extends Numbered {
    @IsInt()
    c!: unknown;

    @IsInt()
    override a: unknown = undefined;

    @IsInt()
    1!: unknown;
  }
  expect(await told(Numbered, {})).toEqual(['2: isInt', '10: isInt', 'b: isInt', 'a: isInt']);
  expect(await told(More, {})).toEqual(['1: isInt', '2: isInt', '10: isInt', 'c: isInt', 'a: isInt', 'b: isInt']);
});

test('nested decorators, conditions and permissions of a base are hidden by those of the same kind', async () => {
  class Item {
    @IsInt()
    id!: unknown;
  }
  class Parent {
    @ValidateNested({ message: 'of the parent' })
    item!: unknown;

    @ValidateIf(() => false)
    @IsInt()
    silent!: unknown;

    @Allow()
    allowed = 1;
  }
  class Child extends Parent {
    @ValidateNested({ message: 'of the child' })
    override item: unknown = undefined;

    @ValidateIf(() => true)
    override silent: unknown = undefined;

    @Min(2)
    override allowed = 1;
  }
  const values = { item: [new Item(), 1], silent: 'x' };
  expect(await told(Parent, values, { whitelist: true, forbidNonWhitelisted: true })).toEqual(['item.0.id: isInt', 'item.1: nestedValidation']);
  expect((await told(Child, values, { whitelist: true, forbidNonWhitelisted: true })).sort()).toEqual([
    'allowed: min',
    'item.0.id: isInt',
    'item.1: nestedValidation',
    'silent: isInt',
  ]);
});

test('a custom constraint of a base is asked with the derived object', async () => {
  const seen: unknown[] = [];
  @ValidatorConstraint({ name: 'seeing' })
  class Seeing implements ValidatorConstraintInterface {
    validate(_value: unknown, args: ValidationArguments): boolean {
      seen.push([args.targetName, args.object]);
      return false;
    }
  }
  class Old {
    @Validate(Seeing)
    a = 1;
  }
  class New extends Old {}
  expect(await told(New, {})).toEqual(['a: seeing']);
  expect(seen).toEqual(Array(3).fill(['New', expect.any(New)]));
});

describe('an object is validated as what it is', () => {
  test('one of a derived class, asked of the base', async () => {
    const instance = Object.assign(new Derived(), { name: 'x' });
    const outcome = await equally(Base)(instance);
    expect(namesOf('errors' in outcome ? outcome.errors : [])).toEqual([
      'name: minLength',
      'own: isBoolean',
      'size: isInt',
      'defined: isDefined, minLength',
    ]);
  });

  test.each([{}, [], new Date(0), () => 1, new Map()])('one of no model, asked of a model: %o', async (instance) => {
    const outcome = await equally(Base)(instance);
    expect(namesOf('errors' in outcome ? outcome.errors : [])).toEqual(['undefined: unknownValue']);
    expect(await equally(Base, { forbidUnknownValues: false })(() => instance)).toEqual({ errors: [] });
  });
});
