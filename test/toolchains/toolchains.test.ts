import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ExpectedAnswer, ORDER_ANSWERS, THING_ANSWERS } from './expected-answers.ts';
import { RESULTS, SUITE } from './paths.ts';
import { runProcess } from './run-process.ts';
import { type Answer, type Outcome, runSuite, type SuiteResult } from './suite/run.ts';
import { TOOLCHAINS, type Toolchain, type ToolchainSettings } from './toolchains.ts';

const builds = TOOLCHAINS.flatMap((toolchain) => [true, false].map((defines) => ({ toolchain, defines })));

// Vitest compiles its tests with oxc: the suite in this very process is a toolchain of its own.
describe('Vitest', () => {
  test('explicit models give the expected answers', async () => {
    expect(answersOf((await runSuite()).explicit)).toEqual(ORDER_ANSWERS);
  });

  test('inferred models give the expected answers', async () => {
    expect(answersOf((await runSuite()).inferred)).toEqual(THING_ANSWERS);
  });
});

describe.each(builds)('$toolchain.name with useDefineForClassFields: $defines', ({ toolchain, defines }) => {
  let result: SuiteResult;

  beforeAll(async () => {
    result = await runCompiled(toolchain, { useDefineForClassFields: defines, emitDecoratorMetadata: true });
  });

  test('the setting has its effect', () => {
    expect(result.definesFields).toBe(defines);
  });

  test('explicit models give the expected answers', () => {
    expect(answersOf(result.explicit)).toEqual(ORDER_ANSWERS);
  });

  // As text, for the order of parameters and properties counts, too.
  test('explicit models give the same document as in Vitest', async () => {
    expect(documentOf(result.explicit)).toBe(documentOf((await runSuite()).explicit));
  });

  if (toolchain.writesMetadata) {
    test('inferred models give the expected answers', () => {
      expect(answersOf(result.inferred)).toEqual(THING_ANSWERS);
    });

    test('inferred models give the same document as in Vitest', async () => {
      expect(documentOf(result.inferred)).toBe(documentOf((await runSuite()).inferred));
    });
  } else {
    test('every model that cannot be inferred is reported with its place and its fix', () => {
      expect(withoutOrder(problemsOf(result.inferred))).toEqual(WITHOUT_METADATA);
    });
  }
});

describe.each(TOOLCHAINS)('$name with emitDecoratorMetadata: false', (toolchain) => {
  test('is named as the one that wrote no types down, with what makes it', async () => {
    const { inferred } = await runCompiled(toolchain, { useDefineForClassFields: true, emitDecoratorMetadata: false });
    expect(withoutOrder(problemsOf(inferred))).toEqual(WITHOUT_METADATA);
    const [{ cause, fix } = { cause: '', fix: '' }] = 'problems' in inferred ? inferred.problems : [];
    expect(cause).toContain(toolchain.shown);
    expect(fix).toMatch(toolchain.writesMetadata ? /etadata.*name models in the decorators: @Body\(Model\)/ : /^name models in the decorators/);
  });
});

test('with source maps the places are those of the sources', async () => {
  const toolchain = TOOLCHAINS.find(({ name }) => name === 'TypeScript 7') as Toolchain;
  const { inferred } = await runCompiled(toolchain, { useDefineForClassFields: false, emitDecoratorMetadata: false }, ['--enable-source-maps']);
  const source = readFileSync(join(SUITE, 'inferred-controllers.ts'), 'utf8').split('\n');
  const problems = 'problems' in inferred ? inferred.problems : [];
  expect(problems.length).toBeGreaterThan(0);
  for (const { place } of problems) {
    expect(place?.file).toBe(join(SUITE, 'inferred-controllers.ts'));
    expect(source[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(/^(Body|Path|Post|Get|Returns)\(/);
  }
});

/** What every toolchain without metadata reports: each property whose type is missing, of each model and its use. */
const WITHOUT_METADATA = [
  ...Array<string>(2).fill('METADATA_MISSING ThingController.create inferred-controllers name models'),
  ...Array<string>(2).fill('METADATA_MISSING ThingController.next inferred-controllers name models'),
  ...Array<string>(2).fill('MODEL_NOT_READABLE NamedThingController.create inferred-controllers @Nested'),
  ...Array<string>(4).fill('MODEL_NOT_READABLE NamedThingController.create inferred-controllers a constraint'),
  ...Array<string>(2).fill('MODEL_NOT_READABLE NamedThingController.next inferred-controllers a constraint'),
].sort();

const FIXES: readonly (readonly [RegExp, string])[] = [
  [/name models in the decorators/, 'name models'],
  [/^@Nested\(\(\) => Model\)/, '@Nested'],
  [/^a constraint that does.* switch on emitDecoratorMetadata$/, 'a constraint'],
];

/** The order of the problems of one model is that of its fields, which compilers emit differently. */
function withoutOrder(problems: readonly (readonly [string, string, string, string])[]): string[] {
  return problems
    .map(([code, subject, file, fix]) => `${code} ${subject} ${file} ${FIXES.find(([pattern]) => pattern.test(fix))?.[1] ?? fix}`)
    .sort();
}

/** Compiles the suite against the packages as they are built, and runs it in a process of its own. */
async function runCompiled(toolchain: Toolchain, settings: ToolchainSettings, options: readonly string[] = []): Promise<SuiteResult> {
  const { useDefineForClassFields: defines, emitDecoratorMetadata: writes } = settings;
  const name = `${toolchain.name} ${defines ? 'define' : 'assign'} ${writes ? 'types' : 'no types'} ${options.join('')}`;
  const folder = join(RESULTS, name.trim().toLowerCase().replaceAll(/[ -]+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return JSON.parse(await runProcess([...options, ...(await toolchain.compile(folder, settings))])) as SuiteResult;
}

function answersOf(outcome: Outcome): Record<string, ExpectedAnswer> {
  if ('problems' in outcome) throw new Error(`The application does not start: ${JSON.stringify(outcome.problems, null, 2)}`);
  return Object.fromEntries(Object.entries(outcome.answers).map(([name, answer]) => [name, readable(answer)]));
}

function readable({ status, body }: Answer): ExpectedAnswer {
  if (status < 400) return { status, body };
  const { detail } = body as { readonly detail: readonly { readonly loc?: readonly unknown[]; readonly msg: string }[] };
  return { status, issues: detail.map(({ loc = [], msg }) => `${loc.join('.')}: ${msg}`) };
}

function documentOf(outcome: Outcome): string {
  return JSON.stringify('document' in outcome ? outcome.document : outcome.problems, null, 2);
}

/** The place without folder, extension, line and column: those are the toolchain's. */
function problemsOf(outcome: Outcome): (readonly [code: string, subject: string, file: string, fix: string])[] {
  const problems = 'problems' in outcome ? outcome.problems : [];
  return problems.map(({ code, subject, place, fix }) => [code, subject, /([\w-]+)\.[jt]s$/.exec(place?.file ?? '')?.[1] ?? '', fix]);
}
