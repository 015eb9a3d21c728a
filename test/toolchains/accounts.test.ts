import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { BUNDLERS, type Bundler } from './bundlers.ts';
import { copyLibrary, linkPackages } from './copy-library.ts';
import { ACCOUNT_ANSWERS } from './expected-accounts.ts';
import { RESULTS, ROOT } from './paths.ts';
import { runProcess } from './run-process.ts';

/** An application whose models hide secrets with class-transformer. */
const SOURCES = fileURLToPath(new URL('accounts', import.meta.url));
const COMPILED = join(RESULTS, 'accounts');
/** Bundlers need minutes on a busy machine, in ms. */
const timeout = 600_000;

beforeAll(async () => {
  rmSync(COMPILED, { recursive: true, force: true });
  await runProcess([join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', SOURCES, '--outDir', COMPILED]);
});

/** Runs the application. Returns its answers, and the names of the schemas in its document. */
async function answersOf(program: string, cwd?: string): Promise<{ readonly answers: unknown; readonly schemas: readonly string[] }> {
  const { document, ...answers } = JSON.parse(await runProcess([program], { cwd })) as { document: [number, Document] };
  return { answers, schemas: Object.keys(document[1].components.schemas) };
}

interface Document {
  readonly components: { readonly schemas: object };
}

function emptyFolder(name: string): string {
  const folder = join(RESULTS, name.toLowerCase().replaceAll(/\W+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

test('A3: without a bundler the application gives the expected answers', async () => {
  const { answers, schemas } = await answersOf(join(COMPILED, 'main.js'));
  expect(answers).toEqual(ACCOUNT_ANSWERS);
  expect(schemas).toHaveLength(9);
});

describe('A3: bundled applications', () => {
  test.each(BUNDLERS)('$name: the answers are those of the application without a bundler', { timeout }, async (bundler) => {
    const folder = emptyFolder(`bundle ${bundler.name}`);
    // The page needs its package at run time.
    linkPackages(join(ROOT, 'packages/openapi/node_modules'), join(folder, 'node_modules'), ['@modern-rest', 'openapi3-ts', 'yaml']);
    const bundle = await bundler.bundle(join(COMPILED, 'main.js'), folder);
    const { answers, schemas } = await answersOf(bundle);
    expect(answers).toEqual(ACCOUNT_ANSWERS);
    // Minifiers rename classes, and with them the schemas.
    expect(schemas).toHaveLength(9);
  });

  test('a bundle without node_modules answers everything but the script of the page', { timeout }, async () => {
    const bundler = BUNDLERS.find(({ name }) => name === 'esbuild') as Bundler;
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bundle-')));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { answers } = await answersOf(await bundler.bundle(join(COMPILED, 'main.js'), folder), folder);
    expect(answers).toEqual({ ...ACCOUNT_ANSWERS, script: [500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }] });
  });
});

const LIBRARIES = ['class-transformer', 'class-validator'] as const;

describe('A3: two copies in node_modules', () => {
  test.each(LIBRARIES)('%s: the application has a copy of its own', async (library) => {
    const folder = emptyFolder(`own copy ${library}`);
    cpSync(COMPILED, folder, { recursive: true });
    copyLibrary(library, folder);
    expect((await answersOf(join(folder, 'main.js'))).answers).toEqual(ACCOUNT_ANSWERS);
  });

  test.each(LIBRARIES)('%s: the framework has a copy of its own', async (library) => {
    const folder = emptyFolder(`copy of the framework ${library}`);
    cpSync(COMPILED, folder, { recursive: true });
    installFramework(folder);
    const serializer = join(folder, 'node_modules/@modern-rest/class-validator');
    rmSync(join(serializer, 'node_modules', library));
    copyLibrary(library, serializer);
    expect((await answersOf(join(folder, 'main.js'))).answers).toEqual(ACCOUNT_ANSWERS);
  });
});

/** Copies the built packages into the `node_modules` of a folder, with links to what they depend on. */
function installFramework(folder: string): void {
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    const source = join(ROOT, 'packages', name);
    if (!existsSync(join(source, 'dist'))) continue;
    const target = join(folder, 'node_modules', name === 'modern-rest' ? name : `@modern-rest/${name}`);
    cpSync(join(source, 'dist'), join(target, 'dist'), { recursive: true });
    cpSync(join(source, 'package.json'), join(target, 'package.json'));
    linkPackages(join(source, 'node_modules'), join(target, 'node_modules'), ['@modern-rest']);
  }
}
