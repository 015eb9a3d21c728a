import * as v from 'valibot';
import type { Prepare } from './engine.ts';
import { loadWork } from './load-work.ts';

const text = (maxLength: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength));
const between = (minimum: number, maximum: number) => v.pipe(v.number(), v.minValue(minimum), v.maxValue(maximum));
const wholeBetween = (minimum: number, maximum: number) => v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum));
const uuid = v.pipe(v.string(), v.uuid());

const Address = v.object({
  street: text(100),
  city: text(60),
  zip: v.pipe(v.string(), v.regex(/^[0-9]{5}$/)),
  country: v.picklist(['US', 'DE', 'FR', 'JP']),
  latitude: between(-90, 90),
  longitude: between(-180, 180),
});

const OrderLine = v.object({
  product: uuid,
  title: text(50),
  size: v.picklist(['small', 'medium', 'large']),
  amount: wholeBetween(0, 60),
  wrapped: v.optional(v.boolean()),
});

const CreateOrder = v.object({
  reference: uuid,
  customer: text(100),
  email: v.pipe(v.string(), v.email()),
  priority: wholeBetween(0, 150),
  discount: between(0, 100),
  channel: v.picklist(['web', 'phone', 'shop']),
  code: v.pipe(v.string(), v.regex(/^[a-z0-9_]{3,30}$/)),
  deliverAt: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((value) => new Date(value)),
  ),
  placedAt: v.pipe(v.string(), v.isoTimestamp()),
  gift: v.boolean(),
  labels: v.pipe(v.array(v.string()), v.maxLength(20)),
  address: Address,
  lines: v.pipe(v.array(OrderLine), v.maxLength(50)),
  coupon: v.optional(text(50)),
});

/** valibot. It makes objects of what is declared, with a date, as we do. */
export const prepare: Prepare = ({ valid }) =>
  loadWork(
    valid,
    (body) => v.safeParse(CreateOrder, body),
    (result) => (result as { success: boolean }).success,
  );
