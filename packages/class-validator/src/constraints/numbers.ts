import { isDivisibleBy, isNegative, isPositive, max, min } from 'class-validator';
import type { CheckCode, Constraints, NameConstant } from './constraint.ts';
import { byLibrary } from './library.ts';
import { literal } from './literal.ts';

/** Constraints of numbers. */
export const NUMBERS: Constraints = {
  min: {
    schema: ([minimum]) => ({ type: 'number', minimum: minimum as number }),
    verdict: byLibrary(min),
    code: ([minimum], name) => comparison('>=', minimum, name),
    probes: ([minimum]) => around(minimum),
    passes: 'number',
  },
  max: {
    schema: ([maximum]) => ({ type: 'number', maximum: maximum as number }),
    verdict: byLibrary(max),
    code: ([maximum], name) => comparison('<=', maximum, name),
    probes: ([maximum]) => around(maximum),
    passes: 'number',
  },
  isPositive: {
    schema: () => ({ type: 'number', exclusiveMinimum: 0 }),
    verdict: byLibrary(isPositive),
    code: (_, name) => comparison('>', 0, name),
    passes: 'number',
  },
  isNegative: {
    schema: () => ({ type: 'number', exclusiveMaximum: 0 }),
    verdict: byLibrary(isNegative),
    code: (_, name) => comparison('<', 0, name),
    passes: 'number',
  },
  isDivisibleBy: {
    schema: ([multipleOf]) => ({ type: 'number', multipleOf: multipleOf as number }),
    verdict: byLibrary(isDivisibleBy),
    code: ([divisor]) => divisibleCode(divisor),
    probes: ([divisor]) => around(divisor),
    passes: 'integer',
  },
};

function comparison(operator: string, bound: unknown, name: NameConstant): CheckCode | undefined {
  if (typeof bound !== 'number') return undefined;
  const other = literal(bound, name, 'bound');
  return (value) => `(typeof ${value} === 'number' && ${value} ${operator} ${other})`;
}

/** The library reads the divisor as a text, up to what is no digit: 2.5 is 2. */
function divisibleCode(divisor: unknown): CheckCode | undefined {
  const whole = typeof divisor === 'number' ? Number.parseInt(String(divisor), 10) : 0;
  if (!whole) return undefined;
  return (value) => `(typeof ${value} === 'number' && ${value} % ${whole} === 0)`;
}

function around(bound: unknown): number[] {
  return typeof bound === 'number' ? [bound, bound - 1, bound + 1, bound * 2] : [];
}
