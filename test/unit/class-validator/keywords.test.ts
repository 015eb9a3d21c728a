import { definePropertyType } from '@modern-rest/core';
import * as classValidator from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CONSTRAINTS } from '../../../packages/class-validator/src/constraints/constraints.ts';
import { echo } from './echo.ts';
import { propertiesOf } from './schemas.ts';

const v = classValidator;
const HEXADECIMAL = '^(0[xXhH])?[0-9a-fA-F]+$';

enum Level {
  Low = 0,
  High = 7,
}

const STRING = { type: 'string' };

/** Each row of the table with what it says, by a decorator as users write it. */
const ROWS: Readonly<Record<string, readonly [PropertyDecorator, object]>> = {
  isString: [v.IsString(), STRING],
  isBoolean: [v.IsBoolean(), { type: 'boolean' }],
  isInt: [v.IsInt(), { type: 'integer' }],
  isNumber: [v.IsNumber(), { type: 'number' }],
  isObject: [v.IsObject(), { type: 'object' }],
  isNotEmptyObject: [v.IsNotEmptyObject(), { type: 'object', minProperties: 1 }],
  isDate: [v.IsDate(), { type: 'string', format: 'date-time' }],
  isEnum: [v.IsEnum(Level), { type: 'integer', enum: [0, 7] }],
  isIn: [v.IsIn([1, 2.5]), { type: 'number', enum: [1, 2.5] }],
  isNotIn: [v.IsNotIn(['a']), { not: { enum: ['a'] } }],
  equals: [v.Equals('a'), { type: 'string', const: 'a' }],
  notEquals: [v.NotEquals('a'), { not: { const: 'a' } }],
  isNotEmpty: [v.IsNotEmpty(), { minLength: 1 }],
  // Of these JSON Schema has nothing to say.
  isDefined: [v.IsDefined(), {}],
  isEmpty: [v.IsEmpty(), {}],
  isInstance: [v.IsInstance(Date), {}],
  isLatitude: [v.IsLatitude(), {}],
  isLongitude: [v.IsLongitude(), {}],
  minDate: [v.MinDate(new Date(0)), {}],
  maxDate: [v.MaxDate(new Date(0)), {}],
  min: [v.Min(1), { type: 'number', minimum: 1 }],
  max: [v.Max(1), { type: 'number', maximum: 1 }],
  isPositive: [v.IsPositive(), { type: 'number', exclusiveMinimum: 0 }],
  isNegative: [v.IsNegative(), { type: 'number', exclusiveMaximum: 0 }],
  isDivisibleBy: [v.IsDivisibleBy(3), { type: 'number', multipleOf: 3 }],
  minLength: [v.MinLength(1), { type: 'string', minLength: 1 }],
  maxLength: [v.MaxLength(1), { type: 'string', maxLength: 1 }],
  isLength: [v.Length(1, 2), { type: 'string', minLength: 1, maxLength: 2 }],
  matches: [v.Matches(/^a$/), { type: 'string', pattern: '^a$' }],
  contains: [v.Contains('a.b'), { type: 'string', pattern: 'a\\.b' }],
  notContains: [v.NotContains('a.b'), { type: 'string', not: { type: 'string', pattern: 'a\\.b' } }],
  isAlpha: [v.IsAlpha(), STRING],
  isAlphanumeric: [v.IsAlphanumeric(), STRING],
  isAscii: [v.IsAscii(), STRING],
  isBase32: [v.IsBase32(), STRING],
  isBase58: [v.IsBase58(), STRING],
  isBase64: [v.IsBase64(), { type: 'string', contentEncoding: 'base64' }],
  isBIC: [v.IsBIC(), STRING],
  isBooleanString: [v.IsBooleanString(), STRING],
  isBtcAddress: [v.IsBtcAddress(), STRING],
  isByteLength: [v.IsByteLength(1), STRING],
  isCreditCard: [v.IsCreditCard(), STRING],
  isCurrency: [v.IsCurrency(), STRING],
  isDataURI: [v.IsDataURI(), STRING],
  isDateString: [v.IsDateString(), STRING],
  isDecimal: [v.IsDecimal(), STRING],
  isEAN: [v.IsEAN(), STRING],
  isEmail: [v.IsEmail(), { type: 'string', format: 'email' }],
  isEthereumAddress: [v.IsEthereumAddress(), STRING],
  IsFirebasePushId: [v.IsFirebasePushId(), STRING],
  isFqdn: [v.IsFQDN(), { type: 'string', format: 'hostname' }],
  isFullWidth: [v.IsFullWidth(), STRING],
  isHalfWidth: [v.IsHalfWidth(), STRING],
  isHash: [v.IsHash('md5'), STRING],
  isHexColor: [v.IsHexColor(), STRING],
  isHexadecimal: [v.IsHexadecimal(), { type: 'string', pattern: HEXADECIMAL }],
  isHSL: [v.IsHSL(), STRING],
  isIBAN: [v.IsIBAN(), STRING],
  isIdentityCard: [v.IsIdentityCard('ES'), STRING],
  isIp: [v.IsIP('4'), { type: 'string', format: 'ipv4' }],
  isIsbn: [v.IsISBN(), STRING],
  isIsin: [v.IsISIN(), STRING],
  isISO31661Alpha2: [v.IsISO31661Alpha2(), { type: 'string', minLength: 2, maxLength: 2 }],
  isISO31661Alpha3: [v.IsISO31661Alpha3(), { type: 'string', minLength: 3, maxLength: 3 }],
  isISO31661Numeric: [v.IsISO31661Numeric(), STRING],
  isISO4217CurrencyCode: [v.IsISO4217CurrencyCode(), STRING],
  isISO6391: [v.IsISO6391(), STRING],
  isIso8601: [v.IsISO8601(), STRING],
  isISRC: [v.IsISRC(), STRING],
  isISSN: [v.IsISSN(), STRING],
  isJson: [v.IsJSON(), { type: 'string', contentMediaType: 'application/json' }],
  isJwt: [v.IsJWT(), STRING],
  isLatLong: [v.IsLatLong(), STRING],
  isLocale: [v.IsLocale(), STRING],
  isLowercase: [v.IsLowercase(), STRING],
  isMacAddress: [v.IsMACAddress(), STRING],
  isMagnetURI: [v.IsMagnetURI(), STRING],
  isMilitaryTime: [v.IsMilitaryTime(), { type: 'string', pattern: '^([01]\\d|2[0-3]):?[0-5]\\d$' }],
  isMimeType: [v.IsMimeType(), STRING],
  isMobilePhone: [v.IsMobilePhone(), STRING],
  isMongoId: [v.IsMongoId(), { type: 'string', pattern: HEXADECIMAL, minLength: 24, maxLength: 24 }],
  isMultibyte: [v.IsMultibyte(), STRING],
  isNumberString: [v.IsNumberString(), STRING],
  isOctal: [v.IsOctal(), STRING],
  isPassportNumber: [v.IsPassportNumber('DE'), STRING],
  isPhoneNumber: [v.IsPhoneNumber(), STRING],
  isPort: [v.IsPort(), STRING],
  isPostalCode: [v.IsPostalCode('any'), STRING],
  isRFC3339: [v.IsRFC3339(), { type: 'string', format: 'date-time' }],
  isRgbColor: [v.IsRgbColor(), STRING],
  isSemVer: [v.IsSemVer(), STRING],
  isStrongPassword: [v.IsStrongPassword(), STRING],
  isSurrogatePair: [v.IsSurrogatePair(), STRING],
  isTaxId: [v.IsTaxId(), STRING],
  isTimeZone: [v.IsTimeZone(), STRING],
  isUppercase: [v.IsUppercase(), STRING],
  isUrl: [v.IsUrl(), STRING],
  isUuid: [v.IsUUID(), { type: 'string', format: 'uuid' }],
  isVariableWidth: [v.IsVariableWidth(), STRING],
  isArray: [v.IsArray(), { type: 'array', items: {} }],
  arrayMinSize: [v.ArrayMinSize(1), { type: 'array', minItems: 1, items: {} }],
  arrayMaxSize: [v.ArrayMaxSize(1), { type: 'array', maxItems: 1, items: {} }],
  arrayNotEmpty: [v.ArrayNotEmpty(), { type: 'array', minItems: 1, items: {} }],
  arrayUnique: [v.ArrayUnique(), { type: 'array', uniqueItems: true, items: {} }],
  arrayContains: [v.ArrayContains(['a']), { type: 'array', allOf: [{ contains: { const: 'a' } }], items: {} }],
  arrayNotContains: [v.ArrayNotContains(['a']), { type: 'array', not: { type: 'array', contains: { enum: ['a'] } }, items: {} }],
};

/** What is no constraint of a value by itself: it decides about `required` and null. */
const KNOWINGLY_ABSENT: readonly string[] = ['isOptional'];

/** class-validator exports the name of each of its constraints as a constant. */
const BUILT_IN = Object.entries(classValidator)
  .filter((entry): entry is [string, string] => /^[A-Z0-9_]+$/.test(entry[0]) && typeof entry[1] === 'string')
  .map(([, name]) => name);

describe('each constraint has its keywords:', () => {
  test.each(Object.entries(ROWS))('%s', (_name, [decorator, schema]) => {
    class Model {
      declare value: unknown;
    }
    // What the compiler writes down of `unknown`.
    definePropertyType(Model.prototype, 'value', Object);
    decorator(Model.prototype, 'value');
    expect(propertiesOf(echo(Model).api, 'Model')?.['value']).toEqual(schema);
  });
});

test.each([
  [v.Equals(true), { type: 'boolean', const: true }],
  [v.IsIn(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
  [v.IsIn(['a', 1]), { enum: ['a', 1] }],
  [v.Equals(null), { const: null }],
])('values have a type where all of them share one: %#', (decorator, schema) => {
  class Model {
    declare value: unknown;
  }
  decorator(Model.prototype, 'value');
  expect(propertiesOf(echo(Model).api, 'Model')?.['value']).toEqual(schema);
});

test('the table above has every row', () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(CONSTRAINTS).sort());
});

test('every constraint of class-validator has a row or is knowingly absent', () => {
  expect(BUILT_IN.length).toBeGreaterThan(90);
  expect([...Object.keys(CONSTRAINTS), ...KNOWINGLY_ABSENT].sort()).toEqual([...BUILT_IN].sort());
});
