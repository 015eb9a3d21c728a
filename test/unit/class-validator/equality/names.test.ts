import { IsInt, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { modelOf } from './model-of.ts';
import { errorsOf, told, toldInWords } from './told.ts';

/** Names that generated code must not take for code. */
const NAMES = [
  'a-b',
  'a b',
  '',
  "it's",
  '"quoted"',
  '`ticked`',
  `\${process.exit()}`,
  'back\\slash',
  'line\nbreak',
  'line\u2028separator',
  'nul\u0000',
  '\ud800',
  '0',
  '01',
  '-1',
  '1.5',
  'class',
  'this',
  'undefined',
  'arguments',
  'errors',
  'value',
  'instance',
  'größe',
  '😀',
  '$property',
  '$&',
  '*/',
  '</script>',
  'length',
  'name',
  'prototype',
  'then',
];

describe('a property may have any name', () => {
  test.each(NAMES)('%j', async (name) => {
    const model = modelOf({ [name]: [IsInt(), ValidateNested()] });
    const words = await toldInWords(model, { [name]: 'x' }, { whitelist: true, forbidNonWhitelisted: true });
    expect(Object.keys(words)).toEqual([name]);
    expect(Object.keys(words[name] ?? {})).toEqual(['isInt', 'nestedValidation']);
    expect(await told(model, { [name]: [] })).toEqual([`${name}: isInt`]);
    expect(await told(model, { [`${name}.`]: 1 }, { whitelist: true, forbidNonWhitelisted: true })).toEqual([
      `${name}.: whitelistValidation`,
      `${name}: isInt`,
    ]);
  });

  test('all of them at once', async () => {
    const model = modelOf(Object.fromEntries(NAMES.map((name) => [name, [IsInt({ message: '$property' })]])));
    expect(await errorsOf(model, {})).toHaveLength(NAMES.length);
    expect(await errorsOf(model, Object.fromEntries(NAMES.map((name) => [name, 1])))).toEqual([]);
  });
});

test('a symbol is no name', async () => {
  const symbol = Symbol('s');
  class Symbolic {
    @IsInt()
    a!: unknown;
  }
  IsInt()(Symbolic.prototype, symbol);
  expect(await told(Symbolic, { [symbol]: 'x' } as object as Record<string, unknown>)).toEqual(['a: isInt']);
});

describe('a class may have any name', () => {
  test.each(['', "it's", '`', `\${1}`, 'A\nB', '$&', '$property', 'await'])('%j', async (name) => {
    const model = class {
      a!: unknown;
    };
    Object.defineProperty(model, 'name', { value: name });
    IsInt({ message: '<$target>' })(model.prototype, 'a');
    expect(Object.values((await toldInWords(model, {}))['a'] ?? {})).toEqual([expect.stringMatching(/^<.*>$/s)]);
  });

  test('or one that is no text', async () => {
    class Odd {
      static name = 5 as unknown as string;

      @IsInt({ message: ({ targetName }) => typeof targetName })
      a!: unknown;
    }
    expect(await toldInWords(Odd, {})).toEqual({ a: { isInt: 'number' } });
  });
});

describe('a property may be', () => {
  test('a getter, which is asked', async () => {
    class Computed {
      @IsInt()
      get sum(): unknown {
        return `${this.part}!`;
      }

      @IsInt()
      part!: unknown;
    }
    expect(await told(Computed, { part: 1 })).toEqual(['sum: isInt']);
  });

  test('on the prototype', async () => {
    class Shared {}
    Object.assign(Shared.prototype, { a: 'x' });
    IsInt()(Shared.prototype, 'a');
    expect(await told(Shared, {})).toEqual(['a: isInt']);
    expect(await told(Shared, { a: 1 })).toEqual([]);
  });

  test('a method', async () => {
    class Acting {
      act(): void {}
    }
    IsInt()(Acting.prototype, 'act');
    expect(await told(Acting, {})).toEqual(['act: isInt']);
  });

  test('one that throws when it is read', async () => {
    const fault = new Error('unreadable');
    class Throwing {
      @IsInt()
      get a(): unknown {
        throw fault;
      }
    }
    await expect(told(Throwing, {})).rejects.toBe(fault);
  });
});
