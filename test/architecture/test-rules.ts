import type { TestFile } from './test-files.ts';

/** A rule of the tests: returns each violation as a sentence. */
type TestRule = (files: readonly TestFile[]) => string[];

/** Files that may use a random source, with the reason. */
const MAY_BE_RANDOM: Readonly<Record<string, string>> = {
  'test/random/run.mjs': 'draws the new seed of a long programme',
  'test/integration/uploads/acceptance/upload-controller.mjs': 'names files as an application does',
  'test/unit/class-validator/json-schema.test.ts': 'a model whose initial value differs each time',
  'test/unit/multipart/storages.test.ts': 'checks that no mock of `randomUUID` is left',
  'test/conformance/uploads/planted-links.test.ts': 'replaces `randomUUID` by a fixed text',
};

/** Files that may read a clock, with the reason. */
const MAY_READ_CLOCK: Readonly<Record<string, string>> = {
  'test/conformance/storages/storages.test.ts': 'dates an abandoned upload some hours back',
  'test/integration/uploads/nginx.ts': 'stops waiting for a program that does not start',
  'test/integration/uploads/slow-disk.test.ts': 'checks that the disk was slow: a lower bound, which a busy machine also meets',
  'test/real/server-process.ts': 'checks that a server ends before the documented `closeTimeout`',
};

/** Random tests get their seed from `test/random/setup.ts`, and other random values from `test/random`. */
export const seededRandomness: TestRule = (files) =>
  files
    .filter(({ path }) => !(path in MAY_BE_RANDOM))
    .filter(({ text }) => /\bMath\.random\(|\b(?:randomBytes|randomUUID|randomInt|randomFill|randomFillSync|getRandomValues)\b/.test(text))
    .map(({ path }) => `${path} uses a random source without a seed: import one of test/random`);

/** Only the set-up sets the seed of fast-check. */
export const oneSeed: TestRule = (files) =>
  randomTests(files)
    .filter(({ path, text }) => path !== 'test/random/setup.ts' && /\bseed:|\bconfigureGlobal\(/.test(text))
    .map(({ path }) => `${path} sets a seed of its own: remove it, or make its value an example of the test`);

/** A random test is limited by its number of runs. */
export const noTimeLimits: TestRule = (files) =>
  randomTests(files)
    .filter(({ text }) => /\b(?:interruptAfterTimeLimit|skipAllAfterTimeLimit|timeout|testTimeout):|\}, [\d_]+\);$/m.test(text))
    .map(({ path }) => `${path} limits the time of a random test: set numRuns`);

/** No test asserts how long something takes. */
export const noClocks: TestRule = (files) =>
  files
    .filter(({ path, text }) => !(path in MAY_READ_CLOCK) && /\bperformance\.now\(|\bDate\.now\(|\bhrtime\b|\bperformance\.mark\(/.test(text))
    .map(({ path }) => `${path} reads a clock: count the work instead, or measure it by test/cpu-time.ts`);

function randomTests(files: readonly TestFile[]): TestFile[] {
  return files.filter(({ text }) => /from 'fast-check'|\/seed\.ts'/.test(text));
}

/** All files that a rule excuses. */
export const EXCUSED: readonly string[] = [...Object.keys(MAY_BE_RANDOM), ...Object.keys(MAY_READ_CLOCK)];
