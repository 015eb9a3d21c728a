// Schemas of VineJS with the meaning of the models.
import vine, { type VineBoolean, type VineString } from '@vinejs/vine';

const text = (maxLength: number) => vine.string().minLength(1).maxLength(maxLength);
const number = () => vine.number({ strict: true });

// The types of VineJS do not support `exactOptionalPropertyTypes`.
const optional = <Schema extends VineBoolean | VineString>(schema: Schema) => schema.optional() as unknown as Schema;

const ADDRESS = vine.object({
  street: text(100),
  city: text(60),
  zip: vine.string().regex(/^[0-9]{5}$/),
  country: vine.enum(['US', 'DE', 'FR', 'JP']),
  latitude: number().range([-90, 90]),
  longitude: number().range([-180, 180]),
});

const ORDER_LINE = vine.object({
  product: vine.string().uuid(),
  title: text(50),
  size: vine.enum(['small', 'medium', 'large']),
  amount: number().withoutDecimals().range([0, 60]),
  wrapped: optional(vine.boolean({ strict: true })),
});

/** `CreateOrder`. */
export const CREATE_ORDER = vine.object({
  reference: vine.string().uuid(),
  customer: text(100),
  email: vine.string().email(),
  priority: number().withoutDecimals().range([0, 150]),
  discount: number().range([0, 100]),
  channel: vine.enum(['web', 'phone', 'shop']),
  code: vine.string().regex(/^[a-z0-9_]{3,30}$/),
  deliverAt: vine.date({ formats: ['iso8601'] }),
  placedAt: vine.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/),
  gift: vine.boolean({ strict: true }),
  labels: vine.array(vine.string()).maxLength(20),
  address: ADDRESS,
  lines: vine.array(ORDER_LINE).maxLength(50),
  coupon: optional(text(50)),
});
