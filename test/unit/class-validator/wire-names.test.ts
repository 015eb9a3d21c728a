import { Nested } from '@modern-rest/class-validator';
import { buildDocument } from '@modern-rest/openapi';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';

class PostalAddress {
  @IsString()
  streetName!: string;
}

class Customer {
  @IsInt()
  userId!: number;

  @Nested()
  homeAddress!: PostalAddress;

  @IsOptional()
  @Nested(() => [PostalAddress])
  otherAddresses?: PostalAddress[];

  @Nested()
  defaultAddress: PostalAddress = { streetName: 'Main' };
}

describe("wireNames: 'snake_case'", () => {
  const { json, query, api, received } = echo(Customer, { wireNames: 'snake_case' });

  test('holds in both directions, on every level', async () => {
    const body = { user_id: 1, home_address: { street_name: 'a' }, other_addresses: [{ street_name: 'b' }], default_address: { street_name: 'c' } };
    expect(await json(body)).toMatchObject({ status: 200, body });
    expect(received[0]).toMatchObject({ userId: 1, homeAddress: { streetName: 'a' }, otherAddresses: [{ streetName: 'b' }] });
    expect(await query('user_id=1&home_address={"street_name":"a"}')).toMatchObject({ status: 200, body: { user_id: 1 } });
  });

  test('holds in places and messages', async () => {
    expect((await json({ userId: 1, home_address: {}, other_addresses: [{ street_name: 1 }] })).issues).toEqual([
      [['body', 'user_id'], 'user_id is required; the request has "userId"'],
      [['body', 'home_address', 'street_name'], 'street_name is required'],
      [['body', 'other_addresses', 0, 'street_name'], 'street_name must be a string'],
    ]);
  });

  test('holds in the schema, its defaults included', () => {
    const schemas = buildDocument(api).components?.schemas;
    expect(schemas?.['CustomerInput']).toMatchObject({
      required: ['user_id', 'home_address'],
      properties: { user_id: { type: 'integer' }, default_address: { default: { street_name: 'Main' } } },
    });
    expect(schemas?.['PostalAddress']).toMatchObject({ properties: { street_name: { type: 'string' } } });
  });
});

describe('forbidUnknown', () => {
  const { json, query, form, api } = echo(Customer, { forbidUnknown: true });
  const good = { userId: 1, homeAddress: { streetName: 'a' } };

  test('makes every undeclared property an issue, after all others', async () => {
    expect(await json(good)).toMatchObject({ status: 200 });
    expect((await json({ more: 1, userId: 'x', homeAddress: { street: 'a', streetName: 'a' }, constructor: 1 })).issues).toEqual([
      [['body', 'userId'], 'userId must be an integer number'],
      [['body', 'homeAddress', 'street'], 'is not declared'],
      [['body', 'more'], 'is not declared'],
      [['body', 'constructor'], 'is not declared'],
    ]);
  });

  test('holds in text', async () => {
    const text = `userId=1&homeAddress=${JSON.stringify(good.homeAddress)}&more=1&__proto__=1`;
    expect((await query(text)).issues.map(([loc]) => loc)).toEqual([
      ['query', 'more'],
      ['query', '__proto__'],
    ]);
    expect((await form(text)).issues).toHaveLength(2);
  });

  test('tells a long name back in part only', async () => {
    const { issues } = await json({ ...good, ['x'.repeat(100_000)]: 1 });
    expect(issues).toEqual([[['body', 'x'.repeat(64)], 'is not declared']]);
  });

  test('is in the schema', () => {
    expect(buildDocument(api).components?.schemas?.['CustomerInput']).toMatchObject({ additionalProperties: false });
    expect(buildDocument(api).components?.schemas?.['Customer']).not.toHaveProperty('additionalProperties');
  });
});

test('without forbidUnknown, undeclared properties are dropped', async () => {
  const { json, received } = echo(Customer);
  expect(await json({ userId: 1, homeAddress: { streetName: 'a', more: 1 }, more: 1 })).toMatchObject({ status: 200 });
  expect(received[0]).not.toHaveProperty('more');
  expect((received[0] as Customer).homeAddress).toEqual({ streetName: 'a' });
});
