import { IsInt, ValidateBy, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
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

test('its code can be read: it has the names of the model and its properties', () => {
  const { code } = compileModel(Model);
  expect(code).toContain('Model');
  expect(code).toContain('items');
});
