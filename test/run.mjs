// `npm test`: every check of the repository, one after the other, and one line with the sum.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test/.results/vitest.json`;

/** Each step counts as one check; the tests count one by one. */
const STEPS = [
  ['format and lint', 'biome', ['ci', '.']],
  ['build and types of the packages', 'node', ['packages/build.mjs']],
  ['types of the tests', 'tsc', ['-p', 'test']],
  ['types of the documentation', 'tsc', ['-p', 'docs/examples']],
  ['documentation', 'vitepress', ['build', 'docs']],
];

rmSync(results, { force: true });
mkdirSync(`${root}test/.results`, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, command, args] of STEPS) {
  console.log(`\n── ${name}`);
  total[run(command, args) ? 'passed' : 'failed'] += 1;
}
console.log('\n── tests');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const selected = process.argv.slice(2);
// A selection of tests cannot reach every line.
const coverage = selected.length === 0 ? ['--coverage'] : [];
const exitedWell = run('vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters, ...coverage, ...selected]);
const tests = readTests();
total.passed += tests.passed;
total.failed += tests.failed;
total.skipped += tests.skipped;
// A crash outside of any test is a failure too.
if (!exitedWell && tests.failed === 0) total.failed += 1;

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(command, args) {
  const path = `${root}node_modules/.bin:${process.env.PATH}`;
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } }).status === 0;
}

function readTests() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, numTotalTests } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    const brokenFiles = numFailedTests === 0 ? numFailedTestSuites : 0;
    return { passed: numPassedTests, failed: numFailedTests + brokenFiles + (numTotalTests === 0 ? 1 : 0), skipped: numPendingTests + numTodoTests };
  } catch (error) {
    console.error('The tests left no results:', error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
