import type { SchemaObjectValue } from 'openapi3-ts/oas32';

/** What a constraint says in JSON Schema. `type` is among it where the constraint implies one. */
type Keywords = (constraints: readonly unknown[]) => SchemaObjectValue;

const string =
  (keywords: SchemaObjectValue = {}): Keywords =>
  () => ({ type: 'string', ...keywords });
const format = (name: string): Keywords => string({ format: name });

/** JSON Schema of class-validator's constraints by name. To support a constraint: add a row. */
export const KEYWORDS: Readonly<Record<string, Keywords>> = {
  // Types
  isString: string(),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isObject: () => ({ type: 'object' }),
  isNotEmptyObject: () => ({ type: 'object', minProperties: 1 }),
  isDate: format('date-time'),
  isEnum: ([entity]) => enumSchema(enumValues(entity as object)),
  isIn: ([values]) => enumSchema(values as readonly unknown[]),
  isNotIn: ([values]) => ({ not: { enum: [...(values as readonly unknown[])] } }),
  equals: ([value]) => constSchema(value),
  notEquals: ([value]) => ({ not: { const: value } }),

  // Numbers
  min: ([minimum]) => ({ type: 'number', minimum: minimum as number }),
  max: ([maximum]) => ({ type: 'number', maximum: maximum as number }),
  isPositive: () => ({ type: 'number', exclusiveMinimum: 0 }),
  isNegative: () => ({ type: 'number', exclusiveMaximum: 0 }),
  isDivisibleBy: ([multipleOf]) => ({ type: 'number', multipleOf: multipleOf as number }),

  // Strings
  minLength: ([minLength]) => ({ type: 'string', minLength: minLength as number }),
  maxLength: ([maxLength]) => ({ type: 'string', maxLength: maxLength as number }),
  isLength: ([minLength, maxLength]) => ({
    type: 'string',
    ...(typeof minLength === 'number' && { minLength }),
    ...(typeof maxLength === 'number' && { maxLength }),
  }),
  matches: ([pattern]) => ({ type: 'string', ...(pattern instanceof RegExp && pattern.flags === '' && { pattern: pattern.source }) }),
  contains: ([seed]) => ({ type: 'string', pattern: escapePattern(String(seed)) }),
  isAlpha: string(),
  isAlphanumeric: string(),
  isAscii: string(),
  isBase64: string({ contentEncoding: 'base64' }),
  isCreditCard: string(),
  isDateString: string(),
  isEmail: format('email'),
  isFQDN: format('hostname'),
  isHexColor: string(),
  isHexadecimal: string({ pattern: '^(0x|0h)?[0-9A-Fa-f]+$' }),
  isIBAN: string(),
  isIP: ([version]) => ({ type: 'string', ...(version !== undefined && { format: `ipv${version}` }) }),
  isISO31661Alpha2: string({ minLength: 2, maxLength: 2 }),
  isISO31661Alpha3: string({ minLength: 3, maxLength: 3 }),
  isIso8601: string(),
  isJson: string({ contentMediaType: 'application/json' }),
  isJwt: string(),
  isLowercase: string(),
  isUppercase: string(),
  isMilitaryTime: string({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  isMimeType: string(),
  isMobilePhone: string(),
  isMongoId: string({ pattern: '^[0-9a-fA-F]{24}$' }),
  isNumberString: string(),
  isPhoneNumber: string(),
  isPostalCode: string(),
  isRFC3339: format('date-time'),
  isSemVer: string(),
  isTimeZone: string(),
  isUrl: string(),
  isUuid: format('uuid'),

  // Lists
  isArray: () => ({ type: 'array' }),
  arrayMinSize: ([minItems]) => ({ type: 'array', minItems: minItems as number }),
  arrayMaxSize: ([maxItems]) => ({ type: 'array', maxItems: maxItems as number }),
  arrayNotEmpty: () => ({ type: 'array', minItems: 1 }),
  arrayUnique: () => ({ type: 'array', uniqueItems: true }),
};

/** The values of an enum; those of a numeric one without the names that TypeScript maps back to. */
export function enumValues(entity: object): unknown[] {
  return Object.entries(entity)
    .filter(
      ([key, value]) => !(typeof value === 'string' && String(Number(key)) === key && (entity as Record<string, unknown>)[value] === Number(key)),
    )
    .map(([, value]) => value);
}

function enumSchema(values: readonly unknown[]): SchemaObjectValue {
  return { ...typeOf(values), enum: [...values] };
}

function constSchema(value: unknown): SchemaObjectValue {
  return { ...typeOf([value]), const: value };
}

/** The JSON type that all values share. */
function typeOf(values: readonly unknown[]): SchemaObjectValue {
  const types = new Set(values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value)));
  const [type] = types;
  if (types.size !== 1 || !(type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')) return {};
  return { type };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
