// `pnpm bench:growth`: measures what a request costs while routes, models and the request itself become larger.
import { growthOutcome } from './growth-outcome.ts';
import type { GrowthRow } from './growth-row.ts';
import { GROWTH_ROWS } from './growth-rows.ts';
import { growthTable } from './growth-table.ts';
import { measureGrowth } from './measure-growth.ts';
import { runProgram } from './run-program.ts';

await runProgram({
  command: 'pnpm bench:growth',
  defaultRounds: 5,
  async run(cores, { only, rounds }) {
    const rows = GROWTH_ROWS.filter(({ id }) => id.includes(only));
    const outcomes = [];
    for (const row of rows) outcomes.push(growthOutcome(row, await measureRounds(row, rounds, (size) => measureGrowth(cores, row, size))));
    const failed = outcomes.filter(({ passed }) => !passed);
    return {
      tables: outcomes.length > 0 ? [growthTable(outcomes)] : [],
      results: Object.fromEntries(outcomes.map(({ row: { id, sizes }, costs, growth, passed }) => [id, { sizes, costs, growth, passed }])),
      failures: failed.map(({ row, growth, atMost }) => `${row.id}: the growth is ${growth.toFixed(2)}, at most ${atMost} is accepted`),
    };
  },
});

/** Measures all sizes in each round, so that the state of the machine affects all of them. */
async function measureRounds({ id, sizes }: GrowthRow, rounds: number, measure: (size: number) => Promise<number>): Promise<number[][]> {
  const measured: number[][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`${id}: round ${round} of ${rounds}`);
    const costs: number[] = [];
    for (const size of sizes) costs.push(await measure(size));
    measured.push(costs);
  }
  return measured;
}
