import {
  Equals,
  IsDefined,
  IsEmpty,
  IsIn,
  IsInstance,
  IsLatitude,
  IsLatLong,
  IsLongitude,
  IsNotEmpty,
  IsNotEmptyObject,
  IsNotIn,
  NotEquals,
} from 'class-validator';
import { type ConstraintCases, keptBy } from './constraint-case.ts';

class Widget {
  name = 'w';
}

const WIDGET = new Widget();

export const COMMON_CASES: ConstraintCases = {
  Equals: [
    keptBy((options) => Equals('x', options), 'x'),
    keptBy((options) => Equals(0, options), 0, -0),
    keptBy((options) => Equals(null, options), null),
    keptBy((options) => Equals(undefined, options), undefined),
    // Nothing is equal to it.
    keptBy((options) => Equals(Number.NaN, options)),
    keptBy((options) => Equals(WIDGET, options), WIDGET),
    keptBy((options) => Equals(`it's "$\{1}" \\ \u2028`, options), `it's "$\{1}" \\ \u2028`),
  ],
  IsDefined: [keptBy((options) => IsDefined(options), 0, '', false, [])],
  IsEmpty: [keptBy((options) => IsEmpty(options), '', null, undefined)],
  IsIn: [
    keptBy((options) => IsIn(['x', 1, true, null, undefined], options), 'x', 1, true, null, undefined),
    keptBy((options) => IsIn([0], options), 0, -0),
    keptBy((options) => IsIn(["'", '"', '`', '\\', '$&', '</script>'], options), "'", '"', '`', '\\', '$&'),
    keptBy((options) => IsIn([WIDGET], options), WIDGET),
    keptBy((options) => IsIn([Number.NaN, 'y'], options), 'y'),
    keptBy((options) => IsIn([], options)),
    keptBy((options) => IsIn(new Set(['x']) as unknown as unknown[], options)),
  ],
  IsInstance: [
    keptBy((options) => IsInstance(Widget, options), WIDGET),
    keptBy((options) => IsInstance(Date, options), new Date(0)),
    keptBy((options) => IsInstance(undefined as unknown as typeof Widget, options)),
  ],
  IsLatLong: [keptBy((options) => IsLatLong(options), '52.5,13.4', '(52.5, 13.4)')],
  IsLatitude: [keptBy((options) => IsLatitude(options), 52.5, '-90', 0)],
  IsLongitude: [keptBy((options) => IsLongitude(options), 13.4, '-180', 0)],
  IsNotEmpty: [keptBy((options) => IsNotEmpty(options), 0, false, 'x', [])],
  IsNotEmptyObject: [
    keptBy((options) => IsNotEmptyObject(undefined, options), { a: 1 }, { a: null }),
    keptBy((options) => IsNotEmptyObject({ nullable: true }, options), { a: null }),
    keptBy((options) => IsNotEmptyObject({ nullable: false }, options), { a: 1, b: null }),
  ],
  IsNotIn: [
    keptBy((options) => IsNotIn(['x', 1, null, undefined, Number.NaN], options), 'y', 2, Number.NaN),
    keptBy((options) => IsNotIn([0], options), '0'),
  ],
  NotEquals: [
    keptBy((options) => NotEquals('x', options), 'y', undefined),
    keptBy((options) => NotEquals(0, options), 1),
    keptBy((options) => NotEquals(null, options), undefined),
  ],
};
