import { IsArray, IsBoolean, IsDate, IsEnum, IsInt, IsNumber, IsObject, IsString } from 'class-validator';
import { type ConstraintCases, keptBy } from './constraint-case.ts';

enum Level {
  Low = 0,
  High = 7,
}

enum Mixed {
  Name = 'name',
  One = 1,
}

export const TYPE_CASES: ConstraintCases = {
  IsArray: [keptBy((options) => IsArray(options), [], [1], new Array(3))],
  IsBoolean: [keptBy((options) => IsBoolean(options), true, false)],
  IsDate: [keptBy((options) => IsDate(options), new Date(0))],
  IsEnum: [
    keptBy((options) => IsEnum(Level, options), 0, 7, 'Low', 'High'),
    keptBy((options) => IsEnum(Mixed, options), 'name', 1, 'One'),
    keptBy((options) => IsEnum({ a: 'x', b: null, c: Number.NaN }, options), 'x', null, Number.NaN),
    keptBy((options) => IsEnum(['x', 'y'], options), 'x'),
  ],
  IsInt: [keptBy((options) => IsInt(options), 0, -0, 5, -5, 2 ** 60)],
  IsNumber: [
    keptBy((options) => IsNumber(undefined, options), 0, 1.5, -1e300),
    keptBy((options) => IsNumber({}, options), 0.1),
    keptBy((options) => IsNumber({ allowNaN: true }, options), Number.NaN, 1),
    keptBy((options) => IsNumber({ allowInfinity: true }, options), Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    keptBy((options) => IsNumber({ maxDecimalPlaces: 2 }, options), 1, 1.25, -0.1),
    keptBy((options) => IsNumber({ maxDecimalPlaces: 0 }, options), 3),
  ],
  IsObject: [keptBy((options) => IsObject(options), {}, { a: 1 }, new Map())],
  IsString: [keptBy((options) => IsString(options), '', 'a', '\ud800')],
};
