import { FORMAT_CASES_A_TO_I } from './format-cases-a-i.ts';
import { FORMAT_CASES_J_TO_Z } from './format-cases-j-z.ts';

/** Decorators that read a string from end to end, by regular expressions for the most part: they are not asked of one that is too long. */
export const SCANNING: ReadonlySet<string> = new Set([
  ...Object.keys({ ...FORMAT_CASES_A_TO_I, ...FORMAT_CASES_J_TO_Z }),
  'IsByteLength',
  'IsLatLong',
  'IsLatitude',
  'IsLongitude',
]);
