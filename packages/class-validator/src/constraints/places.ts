import { isISO4217CurrencyCode, isISO6391, isISO31661Alpha2, isISO31661Alpha3, isISO31661Numeric, isLocale } from 'class-validator';
import type { Constraints } from './constraint.ts';
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
  isCurrency: opaqueText(),
  isLocale: textConstraint(isLocale, { probes: () => ['en_GB', 'x'], plain: true }),
  isMobilePhone: opaqueText(),
  isPhoneNumber: opaqueText(),
  isPostalCode: opaqueText(),
  isTimeZone: opaqueText(),
};
