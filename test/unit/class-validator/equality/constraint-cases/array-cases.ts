import { ArrayContains, ArrayMaxSize, ArrayMinSize, ArrayNotContains, ArrayNotEmpty, ArrayUnique } from 'class-validator';
import { type ConstraintCases, keptBy } from './constraint-case.ts';

export const ARRAY_CASES: ConstraintCases = {
  ArrayContains: [
    keptBy((options) => ArrayContains(['x'], options), ['x', 'y']),
    keptBy((options) => ArrayContains([1, undefined], options), [undefined, 1]),
    keptBy((options) => ArrayContains([], options), []),
  ],
  ArrayMaxSize: [keptBy((options) => ArrayMaxSize(1, options), [], ['x']), keptBy((options) => ArrayMaxSize(0, options), [])],
  ArrayMinSize: [keptBy((options) => ArrayMinSize(2, options), [1, 2]), keptBy((options) => ArrayMinSize(0, options), [])],
  ArrayNotContains: [keptBy((options) => ArrayNotContains(['x'], options), [], ['y']), keptBy((options) => ArrayNotContains([], options), ['x'])],
  ArrayNotEmpty: [keptBy((options) => ArrayNotEmpty(options), [undefined])],
  ArrayUnique: [
    keptBy((options) => ArrayUnique(options), [], [1, '1', Number.NaN].slice(0, 2), [{}, {}]),
    keptBy((options) => ArrayUnique((item: { id?: number }) => item.id, options), [{ id: 1 }, { id: 2 }], [null]),
  ],
};
