import { Nullable } from '@modern-rest/class-validator';
import { IsInt, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileModel } from './compiled.ts';
import { WAYS } from './equally.ts';

class Item {
  @ValidateBy({ name: 'even', validator: { validate: (value) => (value === 'wait' ? (Promise.resolve(false) as unknown as boolean) : value === 2) } })
  count!: unknown;
}

class Model {
  @IsInt()
  a!: unknown;

  @ValidateNested()
  items!: unknown;
}

const item = (count: unknown): Item => Object.assign(new Item(), { count });

describe.each(WAYS)('a model, $way,', ({ generate }) => {
  const compiled = compileModel(Model, { generate });

  test('gives its errors at once where nothing waits', () => {
    expect(compiled.validate(Object.assign(new Model(), { a: 1 }))).toEqual([]);
    expect(compiled.validate(Object.assign(new Model(), { a: 'x' }))).toMatchObject([{ property: 'a' }]);
    expect(compiled.validate(Object.assign(new Model(), { a: 1, items: [item(2), item(3)] }))).toMatchObject([{ property: 'items' }]);
  });

  test('promises them where a constraint waits', async () => {
    const errors = compiled.validate(Object.assign(new Model(), { a: 'x', items: [item(3), item('wait')] }));
    expect(errors).toBeInstanceOf(Promise);
    expect(await errors).toMatchObject([{ property: 'a' }, { property: 'items', children: [{ property: '0' }, { property: '1' }] }]);
  });

  test('gives a list of its own each time', () => {
    const instance = Object.assign(new Model(), { a: 'x' });
    const [first, second] = [compiled.validate(instance), compiled.validate(instance)];
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
    expect((first as object[])[0]).not.toBe((second as object[])[0]);
  });
});

describe.each(WAYS)('what may be left out, $way,', ({ generate }) => {
  class Missable {
    @Nullable()
    @IsInt()
    nullable!: unknown;

    @IsOptional()
    @Nullable()
    @IsInt()
    both!: unknown;
  }
  const { validate } = compileModel(Missable, { generate });
  const wrong = (values: object): string[] =>
    (validate(Object.assign(new Missable(), values)) as { property: string }[]).map(({ property }) => property);

  test('is not asked', () => {
    expect(wrong({ nullable: null, both: null })).toEqual([]);
    expect(wrong({ nullable: 1 })).toEqual([]);
    expect(wrong({ nullable: 'x', both: 'x' })).toEqual(['nullable', 'both']);
    expect(wrong({})).toEqual(['nullable']);
  });
});

describe('where code is forbidden', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('a model has none, and says the same', () => {
    const construct = (): never => {
      throw new EvalError('Code generation from strings disallowed for this context');
    };
    vi.stubGlobal('Function', new Proxy(Function, { construct }));
    const { code, validate } = compileModel(Model);
    expect(code).toBe('');
    expect(validate(Object.assign(new Model(), { a: 'x' }))).toMatchObject([{ property: 'a' }]);
  });
});

test('its code can be read: it has the names of the model and its properties', () => {
  const { code } = compileModel(Model);
  expect(code).toContain('Model');
  expect(code).toContain('items');
});
