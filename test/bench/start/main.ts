// `pnpm bench:start`: measures what controllers cost at start, and what their first requests cost.
import { LINEAR_AT_MOST, unitGrowth } from '../growth/growth-outcome.ts';
import { runProgram } from '../growth/run-program.ts';
import { reportUsage } from '../memory/read-usage.ts';
import { FRAMEWORKS, type Framework, measureStart, type StartCost } from './measure-start.ts';
import { applicationTable, type CostsOf, controllerTable, SIZES, type Size, startTime } from './start-tables.ts';

reportUsage();

await runProgram({
  command: 'pnpm bench:start',
  defaultRounds: 5,
  async run(cores, { only, rounds }) {
    const frameworks = FRAMEWORKS.filter((framework) => framework.includes(only));
    const costs = new Map<string, StartCost[]>();
    const costsOf: CostsOf = (framework, size) => costs.get(key(framework, size)) ?? [];
    for (let round = 1; round <= rounds; round += 1) {
      for (const size of SIZES) {
        for (const framework of frameworks) {
          console.error(`round ${round} of ${rounds}: ${framework}, ${size} controllers`);
          const cost = await measureStart(cores, framework, size);
          costs.set(key(framework, size), [...costsOf(framework, size), cost]);
        }
      }
    }
    const growth = unitGrowth(
      SIZES,
      SIZES.map((size) => startTime(costsOf('modern-rest', size))),
    );
    return {
      tables: frameworks.length > 0 ? [applicationTable(frameworks, costsOf), controllerTable(frameworks, costsOf)] : [],
      results: Object.fromEntries(costs),
      failures: growth > LINEAR_AT_MOST ? [`One more controller costs up to ${growth.toFixed(2)} times as much where there are more of them`] : [],
    };
  },
});

function key(framework: Framework, size: Size): string {
  return `${framework} ${size}`;
}
