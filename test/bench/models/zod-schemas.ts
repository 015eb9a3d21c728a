// Schemas of zod with the meaning of the models.
import { z } from 'zod';

const ADDRESS = z.object({
  street: z.string().min(1).max(100),
  city: z.string().min(1).max(60),
  zip: z.string().regex(/^[0-9]{5}$/),
  country: z.enum(['US', 'DE', 'FR', 'JP']),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const ORDER_LINE = z.object({
  product: z.uuid(),
  title: z.string().min(1).max(50),
  size: z.enum(['small', 'medium', 'large']),
  amount: z.int().min(0).max(60),
  wrapped: z.boolean().optional(),
});

/** `CreateOrder`. */
export const CREATE_ORDER = z.object({
  reference: z.uuid(),
  customer: z.string().min(1).max(100),
  email: z.email(),
  priority: z.int().min(0).max(150),
  discount: z.number().min(0).max(100),
  channel: z.enum(['web', 'phone', 'shop']),
  code: z.string().regex(/^[a-z0-9_]{3,30}$/),
  deliverAt: z.coerce.date(),
  placedAt: z.iso.datetime(),
  gift: z.boolean(),
  labels: z.array(z.string()).max(20),
  address: ADDRESS,
  lines: z.array(ORDER_LINE).max(50),
  coupon: z.string().min(1).max(50).optional(),
});

/** The path parameters of a GET. */
export const ORDER_PATH = z.object({ id: z.coerce.number().int() });
