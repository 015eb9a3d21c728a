import { z } from 'zod';
import type { Prepare } from './engine.ts';
import { loadWork } from './load-work.ts';

const Address = z.object({
  street: z.string().min(1).max(100),
  city: z.string().min(1).max(60),
  zip: z.string().regex(/^[0-9]{5}$/),
  country: z.enum(['US', 'DE', 'FR', 'JP']),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const OrderLine = z.object({
  product: z.uuid(),
  title: z.string().min(1).max(50),
  size: z.enum(['small', 'medium', 'large']),
  amount: z.int().min(0).max(60),
  wrapped: z.boolean().optional(),
});

const CreateOrder = z.object({
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
  address: Address,
  lines: z.array(OrderLine).max(50),
  coupon: z.string().min(1).max(50).optional(),
});

/** zod 4. It makes objects of what is declared, with a date, as we do. */
export const prepare: Prepare = ({ valid }) =>
  loadWork(
    valid,
    (body) => CreateOrder.safeParse(body),
    (result) => (result as { success: boolean }).success,
  );
