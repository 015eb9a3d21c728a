import { IsByteLength, Length, MaxLength, MinLength } from 'class-validator';
import { type ConstraintCases, keptBy } from './constraint-case.ts';

export const LENGTH_CASES: ConstraintCases = {
  IsByteLength: [keptBy((options) => IsByteLength(1, 4, options), 'a', 'ä', '😀'), keptBy((options) => IsByteLength(2, undefined, options), 'ab')],
  Length: [
    keptBy((options) => Length(2, 4, options), 'ab', '😀😀', '❤\ufe0f❤\ufe0f'),
    keptBy((options) => Length(2, undefined, options), 'abc'),
    keptBy((options) => Length(0, 0, options), ''),
    keptBy((options) => Length(undefined as unknown as number, 2, options), '', 'ab'),
  ],
  MaxLength: [keptBy((options) => MaxLength(2, options), '', 'ab', '😀😀'), keptBy((options) => MaxLength(0, options), '')],
  MinLength: [keptBy((options) => MinLength(2, options), 'ab', '😀😀'), keptBy((options) => MinLength(0, options), '')],
};
