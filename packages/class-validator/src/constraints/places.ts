import {
  isCurrency,
  isISO4217CurrencyCode,
  isISO6391,
  isISO31661Alpha2,
  isISO31661Alpha3,
  isISO31661Numeric,
  isLocale,
  isTimeZone,
} from 'class-validator';
import type { Constraint, Constraints } from './constraint.ts';
import { opaqueText, textConstraint } from './text-constraint.ts';

/** Constraints of places and countries, and of what is written in each country in its own way. */
export const PLACES: Constraints = {
  // A number or a text: the declared type says which.
  isLatitude: { schema: () => ({}), scans: true },
  isLongitude: { schema: () => ({}), scans: true },
  isLatLong: opaqueText(),
  // No letter becomes shorter in upper case.
  isISO31661Alpha2: textConstraint(isISO31661Alpha2, {
    keywords: { minLength: 2, maxLength: 2 },
    probes: () => ['de', 'XX'],
    longest: () => 2,
    plain: true,
  }),
  isISO31661Alpha3: textConstraint(isISO31661Alpha3, {
    keywords: { minLength: 3, maxLength: 3 },
    probes: () => ['deu', 'XXX'],
    longest: () => 3,
    plain: true,
  }),
  isISO31661Numeric: textConstraint(isISO31661Numeric, { probes: () => ['276', '999'], longest: () => 3, plain: true }),
  isISO4217CurrencyCode: textConstraint(isISO4217CurrencyCode, { probes: () => ['eur', 'XYZ'], longest: () => 3, plain: true }),
  isISO6391: textConstraint(isISO6391, { probes: () => ['de', 'xx'], longest: () => 2, plain: true }),
  isCurrency: textConstraint(isCurrency, {
    // The library makes its expression anew for each text.
    exactly: ([options]) => (options === undefined ? [DOLLARS] : undefined),
    probes: () => ['$10.00', '-$1,000', '10', '$ 1', '1.5', '(1)', '1€'],
  }),
  isLocale: textConstraint(isLocale, { probes: () => ['en_GB', 'x'], plain: true }),
  isMobilePhone: opaqueText(),
  isPhoneNumber: opaqueText(),
  isPostalCode: opaqueText(),
  isTimeZone: {
    ...textConstraint(isTimeZone, { probes: () => ['UTC', 'Europe/Berlin', 'Europe/Nowhere'] }),
    code: (_, name) => {
      const ask = name(rememberedZones(), 'isTimeZone');
      return (value) => `${ask}(${value})`;
    },
  } satisfies Constraint,
};

const DOLLARS = /^(?=.*\d)-?\$?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})*)?(?:\.\d{2})?$/;

/** The library makes a formatter for each text, which takes long. There are some hundred zones, and no matter how they are written. */
function rememberedZones(): (value: unknown) => boolean {
  const zones = new Set<string>();
  return (value) => {
    if (typeof value !== 'string' || !ZONE_CHARACTERS.test(value)) return isTimeZone(value);
    const zone = value.toLowerCase();
    if (zones.has(zone)) return true;
    const isZone = isTimeZone(value);
    if (isZone) zones.add(zone);
    return isZone;
  };
}

/** Of those that have two cases, the characters of ASCII alone are the same to `Intl` in both. */
const ZONE_CHARACTERS = /^[\w+:/-]{1,64}$/;
