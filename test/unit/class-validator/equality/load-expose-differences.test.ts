import { Expose } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { issues, libraries, value } from './load/differing.ts';

// Where the framework exposes otherwise than class-transformer does, on purpose: docs/models.md lists it.

describe('a name on the wire', () => {
  class Named {
    @Expose({ name: 'wire' })
    @IsInt()
    property!: number;

    @Expose({ name: 'for-admins', groups: ['admin'], since: 2 })
    @IsOptional()
    @IsInt()
    restricted?: number;
  }

  test('is the only name of its property', async () => {
    const sent = { wire: 1, property: 2 };
    expect(await libraries(Named, sent)).toMatchObject({ value: { property: 2 }, issues: [] });
    expect(await value(Named, sent)).toEqual(Object.assign(new Named(), { property: 1 }));
    expect(await issues(Named, sent, { forbidUnknown: true })).toEqual(['property: undeclared']);
  });

  test('takes its property out of no group and no version', async () => {
    const sent = { wire: 1, 'for-admins': 2 };
    expect(await libraries(Named, sent, { transformer: { groups: ['guest'] } })).toMatchObject({ value: { restricted: 2 } });
    expect(await value(Named, sent, { transformer: { groups: ['guest'] } })).not.toHaveProperty('restricted', 2);
    expect(await value(Named, sent, { transformer: { groups: ['admin'], version: 1 } })).not.toHaveProperty('restricted', 2);
    expect(await value(Named, sent, { transformer: { groups: ['admin'], version: 2 } })).toHaveProperty('restricted', 2);
  });
});

test('@Expose({ toPlainOnly: true }) lets nothing in, where class-transformer does unless the class is excluded', async () => {
  class Account {
    @Expose({ toPlainOnly: true })
    @IsInt()
    id = 0;
  }
  expect(await libraries(Account, { id: 7 })).toMatchObject({ value: { id: 7 } });
  expect(await value(Account, { id: 7 })).toEqual(Object.assign(new Account(), { id: 0 }));
  expect(await issues(Account, { id: 7 }, { forbidUnknown: true })).toEqual(['id: undeclared']);
});

test('an initial value stays where nothing was sent, whatever is exposed', async () => {
  class Defaults {
    @Expose()
    @IsInt()
    count = 7;
  }
  const asUsual = { transformer: { exposeDefaultValues: false, exposeUnsetFields: true } };
  expect(await libraries(Defaults, {}, asUsual as object)).toMatchObject({ value: { count: undefined }, issues: ['count: isInt'] });
  expect(await value(Defaults, {})).toEqual(new Defaults());
});
