import type { SchemaObjectValue } from 'openapi3-ts/oas32';

/** What a constraint says in JSON Schema. `type` is among it where the constraint implies one. */
type Keywords = (constraints: readonly unknown[]) => SchemaObjectValue;

const string =
  (keywords: SchemaObjectValue = {}): Keywords =>
  () => ({ type: 'string', ...keywords });
const HEXADECIMAL = '^(0[xXhH])?[0-9a-fA-F]+$';
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
  // Says nothing of values that are no strings.
  isNotEmpty: () => ({ minLength: 1 }),

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
  notContains: ([seed]) => ({ type: 'string', not: { type: 'string', pattern: escapePattern(String(seed)) } }),
  isAlpha: string(),
  isAlphanumeric: string(),
  isAscii: string(),
  isBase32: string(),
  isBase58: string(),
  isBase64: string({ contentEncoding: 'base64' }),
  isBIC: string(),
  isBooleanString: string(),
  isBtcAddress: string(),
  isByteLength: string(),
  isCreditCard: string(),
  isCurrency: string(),
  isDataURI: string(),
  isDateString: string(),
  isDecimal: string(),
  isEAN: string(),
  isEmail: format('email'),
  isEthereumAddress: string(),
  IsFirebasePushId: string(),
  isFqdn: format('hostname'),
  isFullWidth: string(),
  isHalfWidth: string(),
  isHash: string(),
  isHexColor: string(),
  isHexadecimal: string({ pattern: HEXADECIMAL }),
  isHSL: string(),
  isIBAN: string(),
  isIdentityCard: string(),
  isIp: ([version]) => ({ type: 'string', ...(version !== undefined && { format: `ipv${version}` }) }),
  isIsbn: string(),
  isIsin: string(),
  isISO31661Alpha2: string({ minLength: 2, maxLength: 2 }),
  isISO31661Alpha3: string({ minLength: 3, maxLength: 3 }),
  isISO31661Numeric: string(),
  isISO4217CurrencyCode: string(),
  isISO6391: string(),
  isIso8601: string(),
  isISRC: string(),
  isISSN: string(),
  isJson: string({ contentMediaType: 'application/json' }),
  isJwt: string(),
  isLatLong: string(),
  isLocale: string(),
  isLowercase: string(),
  isMacAddress: string(),
  isMagnetURI: string(),
  isMilitaryTime: string({ pattern: '^([01]\\d|2[0-3]):?[0-5]\\d$' }),
  isMimeType: string(),
  isMobilePhone: string(),
  isMongoId: string({ pattern: HEXADECIMAL, minLength: 24, maxLength: 24 }),
  isMultibyte: string(),
  isNumberString: string(),
  isOctal: string(),
  isPassportNumber: string(),
  isPhoneNumber: string(),
  isPort: string(),
  isPostalCode: string(),
  isRFC3339: format('date-time'),
  isRgbColor: string(),
  isSemVer: string(),
  isStrongPassword: string(),
  isSurrogatePair: string(),
  isTaxId: string(),
  isTimeZone: string(),
  isUppercase: string(),
  isUrl: string(),
  isUuid: format('uuid'),
  isVariableWidth: string(),

  // Lists
  isArray: () => ({ type: 'array' }),
  arrayMinSize: ([minItems]) => ({ type: 'array', minItems: minItems as number }),
  arrayMaxSize: ([maxItems]) => ({ type: 'array', maxItems: maxItems as number }),
  arrayNotEmpty: () => ({ type: 'array', minItems: 1 }),
  arrayContains: ([values]) => ({ type: 'array', allOf: (values as readonly unknown[]).map((value) => ({ contains: { const: value } })) }),
  arrayNotContains: ([values]) => ({ type: 'array', not: { type: 'array', contains: { enum: [...(values as readonly unknown[])] } } }),
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
  if (types.has('number')) types.delete('integer');
  const [type] = types;
  if (types.size !== 1 || !(type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')) return {};
  return { type };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
