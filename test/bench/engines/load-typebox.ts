import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Prepare } from './engine.ts';
import { loadWork } from './load-work.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const uuid = Type.String({ format: 'uuid' });
const dateTime = Type.String({ format: 'date-time' });
const oneOf = (...values: string[]) => Type.Enum(values);
const closed = { additionalProperties: false };

const Address = Type.Object(
  {
    street: text(100),
    city: text(60),
    zip: Type.String({ pattern: '^[0-9]{5}$' }),
    country: oneOf('US', 'DE', 'FR', 'JP'),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
  },
  closed,
);

const OrderLine = Type.Object(
  {
    product: uuid,
    title: text(50),
    size: oneOf('small', 'medium', 'large'),
    amount: Type.Integer({ minimum: 0, maximum: 60 }),
    wrapped: Type.Optional(Type.Boolean()),
  },
  closed,
);

const CreateOrder = Type.Object(
  {
    reference: uuid,
    customer: text(100),
    email: Type.String({ format: 'email' }),
    priority: Type.Integer({ minimum: 0, maximum: 150 }),
    discount: Type.Number({ minimum: 0, maximum: 100 }),
    channel: oneOf('web', 'phone', 'shop'),
    code: Type.String({ pattern: '^[a-z0-9_]{3,30}$' }),
    deliverAt: dateTime,
    placedAt: dateTime,
    gift: Type.Boolean(),
    labels: Type.Array(Type.String(), { maxItems: 20 }),
    address: Address,
    lines: Type.Array(OrderLine, { maxItems: 50 }),
    coupon: Type.Optional(text(50)),
  },
  closed,
);

/** TypeBox, compiled. It checks only: dates stay text, nothing becomes an instance. */
export const prepare: Prepare = ({ valid }) => {
  const compiled = Compile(CreateOrder);
  return loadWork(
    valid,
    (body) => compiled.Check(body),
    (result) => result === true,
  );
};
