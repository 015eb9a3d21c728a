import {
  isBIC,
  isBtcAddress,
  isCreditCard,
  isEAN,
  isEthereumAddress,
  isFirebasePushId,
  isHash,
  isIdentityCard,
  isISBN,
  isISIN,
  isISRC,
  isISSN,
  isMongoId,
  isPassportNumber,
  isTaxId,
  isUUID,
} from 'class-validator';
import type { Constraints } from './constraint.ts';
import { opaqueText, textConstraint } from './text-constraint.ts';

/** In UTF-16 units. The library leaves out blanks and dashes before it looks at a number, however many there are. */
const LONGEST_NUMBER = 256;

const HEXADECIMAL = '^(0[xXhH])?[0-9a-fA-F]+$';

/** Constraints of names and numbers that somebody gave to people and things. */
export const IDENTIFIERS: Constraints = {
  isUuid: textConstraint(isUUID, {
    keywords: { format: 'uuid' },
    exactly: ([version]) => uuidPatterns(version),
    probes: () => Object.values(UUIDS),
    longest: () => 36,
    plain: true,
  }),
  isMongoId: textConstraint(isMongoId, {
    keywords: { pattern: HEXADECIMAL, minLength: 24, maxLength: 24 },
    // The library reads a prefix of hexadecimal numbers, too.
    exactly: () => [/^[\da-f]{24}$/i, /^0[xh][\da-f]{22}$/i],
    probes: () => ['c0ffee00cafe4badf00d0123', '0xffee00cafe4badf00d0123'],
    longest: () => 24,
    plain: true,
  }),
  isBIC: textConstraint(isBIC, { probes: () => ['ABCDDEFFXXX'], longest: () => 11, plain: true }),
  isBtcAddress: textConstraint(isBtcAddress, { probes: () => ['1BoatSLRHtKNngkdXEeobR76b53LETtpyT'], longest: () => 62, plain: true }),
  isCreditCard: textConstraint(isCreditCard, { probes: () => ['4111 1111-1111 1111'], refusedBeyond: () => LONGEST_NUMBER }),
  isEAN: textConstraint(isEAN, { probes: () => ['73513537'], longest: () => 14, plain: true }),
  isEthereumAddress: textConstraint(isEthereumAddress, {
    exactly: () => [/^0x[\da-f]{40}$/i],
    probes: () => [`0x${'c0ffee0123'.repeat(4)}`],
    longest: () => 42,
    plain: true,
  }),
  IsFirebasePushId: textConstraint(isFirebasePushId, {
    exactly: () => [/^[\w-]{20}$/],
    probes: () => ['-Kz_0123456789abcdef'],
    longest: () => 20,
    plain: true,
  }),
  isHash: textConstraint(isHash, {
    probes: () => [...new Set(HASH_LENGTHS.values())].map((length) => 'f'.repeat(length)),
    longest: ([algorithm]) => HASH_LENGTHS.get(algorithm),
    plain: true,
  }),
  // What options its decorator was given only the decorator knows.
  isIBAN: { ...opaqueText(), refusedBeyond: () => LONGEST_NUMBER },
  isIdentityCard: textConstraint(isIdentityCard, { probes: () => ['12345678Z', ' 12345-1234567-1 '], refusedBeyond: () => LONGEST_NUMBER }),
  isIsbn: textConstraint(isISBN, { probes: () => ['0-306-40615-2', '978 3 16 148410 0'], refusedBeyond: () => LONGEST_NUMBER }),
  isIsin: textConstraint(isISIN, { probes: () => ['US0378331005'], longest: () => 12, plain: true }),
  isISRC: textConstraint(isISRC, {
    exactly: () => [/^[A-Z]{2}[\dA-Z]{3}\d{7}$/],
    probes: () => ['GBAYE6800011'],
    longest: () => 12,
    plain: true,
  }),
  isISSN: textConstraint(isISSN, { probes: () => ['0378-5955'], longest: () => 9, plain: true }),
  isPassportNumber: textConstraint(isPassportNumber, { probes: () => ['123 456 789', 'AB1234567'], refusedBeyond: () => LONGEST_NUMBER }),
  isTaxId: textConstraint(isTaxId, { probes: () => ['01-1234567', '36/574/261/809'], refusedBeyond: () => LONGEST_NUMBER }),
};

/** One UUID of each kind, as users name them. */
const UUIDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((version) => [version, `c0ffee00-cafe-${version}bad-8bad-decafc0ffee0`])),
  nil: '00000000-0000-0000-0000-000000000000',
  max: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  loose: 'c0ffee00-cafe-0bad-0bad-decafc0ffee0',
};

function uuidPatterns(version: unknown): RegExp[] | undefined {
  const patterns = (Array.isArray(version) ? version : [version ?? 'all']).map((one) => uuidPattern(String(one)));
  return patterns.length > 0 && patterns.every(Boolean) ? (patterns as RegExp[][]).flat() : undefined;
}

function uuidPattern(version: string): RegExp[] | undefined {
  const fixed = version === 'nil' || version === 'max' ? UUIDS[version] : undefined;
  if (fixed) return [new RegExp(`^${fixed}$`, 'i')];
  if (version === 'loose') return [/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i];
  if (version === 'all') return [versionPattern('[1-8]'), ...['nil', 'max'].flatMap((one) => uuidPattern(one) as RegExp[])];
  return /^[1-8]$/.test(version) ? [versionPattern(version)] : undefined;
}

function versionPattern(version: string): RegExp {
  return new RegExp(`^[\\da-f]{8}-[\\da-f]{4}-${version}[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}$`, 'i');
}

/** In hexadecimal digits. */
const HASH_LENGTHS: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ...['crc32', 'crc32b'].map((name) => [name, 8] as const),
  ...['md4', 'md5', 'ripemd128', 'tiger128'].map((name) => [name, 32] as const),
  ...['sha1', 'ripemd160', 'tiger160'].map((name) => [name, 40] as const),
  ['tiger192', 48],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);
