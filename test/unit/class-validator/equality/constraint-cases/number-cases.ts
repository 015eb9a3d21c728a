import { IsDivisibleBy, IsNegative, IsPositive, Max, MaxDate, Min, MinDate } from 'class-validator';
import { type ConstraintCases, keptBy } from './constraint-case.ts';

export const NUMBER_CASES: ConstraintCases = {
  IsDivisibleBy: [
    keptBy((options) => IsDivisibleBy(3, options), 9, 0, -3),
    keptBy((options) => IsDivisibleBy(2.5, options), 4),
    keptBy((options) => IsDivisibleBy(0, options)),
    keptBy((options) => IsDivisibleBy('2' as unknown as number, options)),
  ],
  IsNegative: [keptBy((options) => IsNegative(options), -1, -0.5, Number.NEGATIVE_INFINITY)],
  IsPositive: [keptBy((options) => IsPositive(options), 1, 0.5, Number.POSITIVE_INFINITY)],
  Max: [
    keptBy((options) => Max(1, options), 1, 0, Number.NEGATIVE_INFINITY),
    keptBy((options) => Max(-0.5, options), -1),
    keptBy((options) => Max('1' as unknown as number, options)),
    keptBy((options) => Max(Number.NaN, options)),
  ],
  Min: [keptBy((options) => Min(1, options), 1, 1.5, Number.POSITIVE_INFINITY), keptBy((options) => Min(0, options), 0, -0)],
};

export const DATE_CASES: ConstraintCases = {
  MaxDate: [
    keptBy((options) => MaxDate(new Date(1000), options), new Date(0), new Date(1000)),
    keptBy((options) => MaxDate(() => new Date(1000), options), new Date(0)),
  ],
  MinDate: [
    keptBy((options) => MinDate(new Date(1000), options), new Date(1000), new Date(2000)),
    keptBy((options) => MinDate(() => new Date(1000), options), new Date(2000)),
  ],
};
