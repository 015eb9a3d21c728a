import { ARRAY_CASES } from './array-cases.ts';
import { COMMON_CASES } from './common-cases.ts';
import type { ConstraintCases } from './constraint-case.ts';
import { FORMAT_CASES_A_TO_I } from './format-cases-a-i.ts';
import { FORMAT_CASES_J_TO_Z } from './format-cases-j-z.ts';
import { LENGTH_CASES } from './length-cases.ts';
import { DATE_CASES, NUMBER_CASES } from './number-cases.ts';
import { TYPE_CASES } from './type-cases.ts';

/** Every built-in decorator that asks something of a value. */
export const ALL_CASES: ConstraintCases = {
  ...TYPE_CASES,
  ...COMMON_CASES,
  ...NUMBER_CASES,
  ...DATE_CASES,
  ...ARRAY_CASES,
  ...LENGTH_CASES,
  ...FORMAT_CASES_A_TO_I,
  ...FORMAT_CASES_J_TO_Z,
};
