import { median } from '../statistics.ts';
import type { GrowthRow } from './growth-row.ts';

/** Costs may differ by this factor where they must not depend on the size. */
export const CONSTANT_AT_MOST = 1.25;
/** The same if all endpoints are used: the caches of the processor do not hold the memory of thousands of endpoints, and the garbage collector marks it. */
export const USES_ALL_AT_MOST = 2.5;
/** A further unit may cost this many times as much at a larger size. Costs that grow with the square of the size exceed 2 in every row. */
export const LINEAR_AT_MOST = 1.5;
/**
 * The same for properties of one object. V8 stores an object of more than 128 names as a hash table: to parse and copy one of 500 properties by hand costs 4 times
 * as much as one of 100. Costs that grow with the square of the size exceed 10 in every row.
 */
export const NAMES_AT_MOST = 6;
/** Differences below this share of the cost at the smallest size are not told from noise. */
const NOISE = 0.5;

/** A measured row. */
export interface GrowthOutcome {
  readonly row: GrowthRow;
  /** Microseconds of processor time per request at each size: medians of all rounds. */
  readonly costs: readonly number[];
  /**
   * `constant`: the cost divided by the cost at a smaller size; the largest such quotient.
   * `linear`: the cost of a unit beyond the smallest size, divided by the same at a smaller size; the largest such quotient.
   */
  readonly growth: number;
  readonly atMost: number;
  readonly passed: boolean;
}

/** Judges a row by the costs of all rounds, in the order of its sizes. */
export function growthOutcome(row: GrowthRow, rounds: readonly (readonly number[])[]): GrowthOutcome {
  const costs = row.sizes.map((_, index) => median(rounds.map((round) => round[index] as number)));
  const atMost = atMostOf(row);
  const growth = row.growth === 'constant' ? costGrowth(costs) : unitGrowth(row.sizes, costs);
  return { row, costs, growth, atMost, passed: growth <= atMost };
}

function atMostOf({ growth, names, usesAll }: GrowthRow): number {
  if (growth === 'constant') return usesAll ? USES_ALL_AT_MOST : CONSTANT_AT_MOST;
  return names ? NAMES_AT_MOST : LINEAR_AT_MOST;
}

function costGrowth(costs: readonly number[]): number {
  return Math.max(...costs.flatMap((cost, large) => costs.slice(0, large).map((smaller) => cost / smaller)));
}

/**
 * Divides the cost of a unit beyond the smallest size by the same at a smaller size. Returns the largest quotient of all pairs of sizes.
 *
 * A difference that is noise counts as the largest one that noise explains.
 */
export function unitGrowth([firstSize = 0, ...sizes]: readonly number[], [firstCost = 0, ...costs]: readonly number[]): number {
  const noise = NOISE * firstCost;
  const units = sizes.map((size) => size - firstSize);
  const unitCost = (index: number, extra: number): number => extra / (units[index] as number);
  const extras = costs.map((cost) => cost - firstCost);
  const quotients = extras.flatMap((extra, large) =>
    extras.slice(0, large).map((smaller, small) => unitCost(large, extra) / unitCost(small, Math.max(smaller, noise))),
  );
  return Math.max(0, ...quotients);
}
