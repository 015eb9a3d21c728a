// JSON Schemas with the meaning of the models.

const uuid = { type: 'string', format: 'uuid' } as const;
const dateTime = { type: 'string', format: 'date-time' } as const;
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

const ADDRESS = {
  type: 'object',
  additionalProperties: false,
  required: ['street', 'city', 'zip', 'country', 'latitude', 'longitude'],
  properties: {
    street: text(100),
    city: text(60),
    zip: { type: 'string', pattern: '^[0-9]{5}$' },
    country: { type: 'string', enum: ['US', 'DE', 'FR', 'JP'] },
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  },
} as const;

const ORDER_LINE = {
  type: 'object',
  additionalProperties: false,
  required: ['product', 'title', 'size', 'amount'],
  properties: {
    product: uuid,
    title: text(50),
    size: { type: 'string', enum: ['small', 'medium', 'large'] },
    amount: { type: 'integer', minimum: 0, maximum: 60 },
    wrapped: { type: 'boolean' },
  },
} as const;

/** `CreateOrder`. */
export const CREATE_ORDER = {
  type: 'object',
  additionalProperties: false,
  required: [
    'reference',
    'customer',
    'email',
    'priority',
    'discount',
    'channel',
    'code',
    'deliverAt',
    'placedAt',
    'gift',
    'labels',
    'address',
    'lines',
  ],
  properties: {
    reference: uuid,
    customer: text(100),
    email: { type: 'string', format: 'email' },
    priority: { type: 'integer', minimum: 0, maximum: 150 },
    discount: { type: 'number', minimum: 0, maximum: 100 },
    channel: { type: 'string', enum: ['web', 'phone', 'shop'] },
    code: { type: 'string', pattern: '^[a-z0-9_]{3,30}$' },
    deliverAt: dateTime,
    placedAt: dateTime,
    gift: { type: 'boolean' },
    labels: { type: 'array', maxItems: 20, items: { type: 'string' } },
    address: ADDRESS,
    lines: { type: 'array', maxItems: 50, items: ORDER_LINE },
    coupon: text(50),
  },
} as const;

/** `OrderSummary`. */
export const ORDER_SUMMARY = {
  type: 'object',
  required: ['id', 'customer', 'email', 'channel', 'gift', 'placedAt'],
  properties: {
    id: { type: 'integer' },
    customer: { type: 'string' },
    email: { type: 'string' },
    channel: { type: 'string' },
    gift: { type: 'boolean' },
    placedAt: { type: 'string' },
  },
} as const;
