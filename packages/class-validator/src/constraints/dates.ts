import { isDateString, isISO8601, isMilitaryTime, isRFC3339, maxDate, minDate } from 'class-validator';
import type { CheckCode, Constraints, NameConstant } from './constraint.ts';
import { byLibrary } from './library.ts';
import { type Sure, textConstraint } from './text-constraint.ts';

/** Constraints of dates, and of texts that are dates or times. JSON Schema has no order of dates. */
export const DATES: Constraints = {
  minDate: {
    schema: () => ({}),
    verdict: byLibrary(minDate),
    code: ([earliest], name) => comparison('>=', earliest, name),
    probes: ([earliest]) => around(earliest),
    passes: 'date',
  },
  maxDate: {
    schema: () => ({}),
    verdict: byLibrary(maxDate),
    code: ([latest], name) => comparison('<=', latest, name),
    probes: ([latest]) => around(latest),
    passes: 'date',
  },
  isIso8601: textConstraint(isISO8601, { surely: ([options]) => sureDates(options), probes: () => DATE_TEXTS }),
  isDateString: textConstraint(isDateString, { surely: ([options]) => sureDates(options), probes: () => DATE_TEXTS }),
  isRFC3339: textConstraint(isRFC3339, {
    keywords: { format: 'date-time' },
    exactly: () => [
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[ tT](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[zZ]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    ],
    probes: () => DATE_TEXTS,
    plain: true,
  }),
  isMilitaryTime: textConstraint(isMilitaryTime, {
    keywords: { pattern: '^([01]\\d|2[0-3]):?[0-5]\\d$' },
    exactly: () => [/^(?:[01]\d|2[0-3]):?[0-5]\d$/],
    probes: () => ['12:34', '2400'],
    longest: () => 5,
    plain: true,
  }),
};

/** A function is asked for the date every time. */
function comparison(operator: string, bound: unknown, name: NameConstant): CheckCode | undefined {
  if (!(bound instanceof Date) && typeof bound !== 'function') return undefined;
  const date = bound instanceof Date ? name(bound, 'date') : `${name(bound, 'dateOf')}()`;
  return (value) => `(${value} instanceof Date && ${value}.getTime() ${operator} ${date}.getTime())`;
}

function around(bound: unknown): Date[] {
  return bound instanceof Date ? [-1, 0, 1].map((difference) => new Date(bound.getTime() + difference)) : [];
}

const DATE_TEXTS: readonly string[] = ['2024-05-06T07:08:09.123Z', '2024-05-06T07:08:09+01:00', '2024-05-06 07:08Z', '2024-02-31', '2024-W01'];

/** A date in days, or a time in seconds with or without a fraction and a zone: the library knows many more ways to write them. */
const TIME = /(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?/.source;
const DATE = /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.source;
/** Days that every year has. The library takes years below 1000 for others. */
const REAL_DATE = /[1-9]\d{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))/.source;

function sureDates(options: unknown): Sure | undefined {
  if (options === null) return undefined;
  const { strict } = (options ?? {}) as Record<string, unknown>;
  return { pattern: new RegExp(`^${strict ? REAL_DATE : DATE}${TIME}$`), maxLength: 64 };
}
