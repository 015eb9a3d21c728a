import {
  Contains,
  IsCreditCard,
  IsCurrency,
  IsDataURI,
  IsDecimal,
  IsEmail,
  IsFQDN,
  IsHSL,
  IsIBAN,
  IsIdentityCard,
  IsIP,
  IsISBN,
  IsISO8601,
  IsJSON,
  IsLatLong,
  IsMobilePhone,
  IsNumberString,
  IsPassportNumber,
  IsPhoneNumber,
  IsStrongPassword,
  IsTaxId,
  IsTimeZone,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  type ValidationOptions,
} from 'class-validator';

/** A constraint of texts, and what takes it longest. */
export interface HostileText {
  decorate(options?: ValidationOptions): PropertyDecorator;
  /** What a long text is made of; absent where a long one is quick. */
  readonly begins?: string;
  readonly repeats?: string;
  readonly ends?: string;
  /** An item of a long list that passes; absent where it is quick. */
  readonly item?: string;
}

/** The constraints that took longest when all built-in ones were tried, and some that many models have, by their names. */
export const HOSTILE_TEXTS: Readonly<Record<string, HostileText>> = {
  contains: { decorate: (options) => Contains('', options), repeats: 'ａ' },
  isCreditCard: { decorate: (options) => IsCreditCard(options), begins: '51', repeats: '0', item: '4111-1111-1111-1111' },
  isCurrency: { decorate: (options) => IsCurrency(undefined, options), repeats: '1', item: '$1' },
  isDataURI: { decorate: (options) => IsDataURI(options), begins: 'data:', repeats: ',', item: 'data:,' },
  isDecimal: { decorate: (options) => IsDecimal({ force_decimal: true }, options), begins: '1.', repeats: ' ', item: '1.5' },
  isEmail: { decorate: (options) => IsEmail({ allow_display_name: true }, options), begins: 'a <', repeats: ' a@', item: 'ä@b.de' },
  isFqdn: { decorate: (options) => IsFQDN(undefined, options), repeats: 'a.', ends: 'org', item: 'b.de' },
  isHSL: { decorate: (options) => IsHSL(options), repeats: ' ,', item: 'hsl(1,1%,1%)' },
  isIBAN: { decorate: (options) => IsIBAN(undefined, options), repeats: '1-', item: 'DE89370400440532013000' },
  isIdentityCard: { decorate: (options) => IsIdentityCard('any' as 'ES', options), repeats: '1', ends: 'a', item: '12345-1234567-1' },
  isIp: { decorate: (options) => IsIP(undefined, options), repeats: '1:', item: '::' },
  isIsbn: { decorate: (options) => IsISBN(undefined, options), repeats: '1-', item: '978-3-16-148410-0' },
  isIso8601: { decorate: (options) => IsISO8601({ strict: true }, options), begins: '2024-01-01T00:00:00.', repeats: '0', item: '2024-W01' },
  isJson: { decorate: (options) => IsJSON(options), repeats: '[', item: '{}' },
  isLatLong: { decorate: (options) => IsLatLong(options), repeats: '1,', item: '1,1' },
  isLength: { decorate: (options) => Length(2, 400_000, options), repeats: '\uFE0F', item: 'ab' },
  isMobilePhone: { decorate: (options) => IsMobilePhone(undefined, undefined, options), repeats: '1', item: '+998901234567' },
  isNumberString: { decorate: (options) => IsNumberString({ locale: 'de-DE' } as object, options), repeats: '1', ends: 'a', item: '1' },
  isPassportNumber: { decorate: (options) => IsPassportNumber('DE', options), repeats: 'a ', item: 'C01X00T47' },
  isPhoneNumber: { decorate: (options) => IsPhoneNumber('DE', options), repeats: '1', item: '+4930901820' },
  isStrongPassword: { decorate: (options) => IsStrongPassword(undefined, options), repeats: 'a', item: 'aA1!aA1!' },
  isTaxId: { decorate: (options) => IsTaxId('de-DE', options), begins: '3', repeats: '/', item: '36574261809' },
  isTimeZone: { decorate: (options) => IsTimeZone(options), repeats: 'Europe/', item: 'Europe/Berlin' },
  isUrl: { decorate: (options) => IsUrl({ validate_length: false }, options), begins: 'http://', repeats: 'a.', ends: 'de', item: 'ftp://b.de' },
  isUuid: { decorate: (options) => IsUUID(undefined, options), repeats: 'c0ffee00-', item: 'c0ffee00-cafe-4bad-8bad-decafc0ffee0' },
  matches: { decorate: (options) => Matches(/^[a-z]+(?:-[a-z]+)*$/, options), repeats: 'a-', item: 'a-b' },
};
