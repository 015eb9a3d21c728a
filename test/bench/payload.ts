import type { CreateOrder } from './models/create-order.ts';
import type { OrderSummary } from './models/order-summary.ts';

/** A model as JSON shows it: its dates are text. */
type OnTheWire<T> = { [K in keyof T]: Date extends T[K] ? string : T[K] };

/**
 * The body of every POST, about 1.4 KB.
 *
 * Its keys stand in the order of the model, and what is optional comes last, where Fastify writes it: an echo has the same bytes.
 */
export const VALID: OnTheWire<CreateOrder> = {
  reference: orderId(1),
  customer: 'Margaret Heafield-Hamilton',
  email: 'margaret.hamilton@example.com',
  priority: 42,
  discount: 12.75,
  channel: 'phone',
  code: 'spring_2024_b',
  deliverAt: '2024-11-24T08:15:30.250Z',
  placedAt: '2024-11-22T09:49:39.608Z',
  gift: true,
  labels: ['fragile', 'insured', 'signed', 'express', 'upstairs'],
  address: { street: '77 Massachusetts Avenue', city: 'Cambridge', zip: '02139', country: 'US', latitude: 42.359, longitude: -71.093 },
  lines: Array.from({ length: 8 }, (_, index) => line(index)),
  coupon: 'WELCOME-BACK',
};

const INVALID_PROPERTIES = { reference: 'first', email: 'margaret', priority: 200, address: { ...VALID.address, zip: 'ab' } };
const INVALID_LINES: Readonly<Record<number, object>> = { 3: { size: 'gigantic' }, 5: { amount: -1 } };

/** The same body with six violations, three of them in nested objects. */
export const INVALID: object = { ...VALID, ...INVALID_PROPERTIES, lines: linesWith(INVALID_LINES) };

/** Bodies that each have one of these violations. */
export const INVALID_IN_ONE_PLACE: readonly object[] = [
  ...Object.entries(INVALID_PROPERTIES).map(([name, value]) => ({ ...VALID, [name]: value })),
  ...Object.entries(INVALID_LINES).map(([index, change]) => ({ ...VALID, lines: linesWith({ [index]: change }) })),
];

/** The number of issues of `INVALID`. */
export const VIOLATIONS = INVALID_IN_ONE_PLACE.length;

/** The answer to every GET. */
export function orderSummary(id: number): OrderSummary {
  return {
    id,
    customer: 'Margaret Heafield-Hamilton',
    email: 'margaret.hamilton@example.com',
    channel: 'phone',
    gift: true,
    placedAt: VALID.placedAt,
  };
}

/** Copies of a body that differ in one text: no engine sees the same object twice in a row. */
export function copies(body: object, count = 64): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...JSON.parse(JSON.stringify(body)), customer: `Margaret Hamilton ${index}` }));
}

function linesWith(changes: Readonly<Record<number, object>>): object[] {
  return VALID.lines.map((item, index) => ({ ...item, ...changes[index] }));
}

function line(index: number): CreateOrder['lines'][number] {
  const size = (['small', 'medium', 'large'] as const)[index % 3] ?? 'small';
  return { product: orderId(100 + index), title: `Article ${index}`, size, amount: index * 2, wrapped: index % 2 === 0 };
}

function orderId(number: number): string {
  return `5d0f3e1a-8c27-4b96-a1d4-7e2b9${String(number).padStart(7, '0')}`;
}
