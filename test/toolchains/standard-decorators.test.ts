import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transform as swc } from '@swc/core';
import { transform as esbuild } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { RESULTS } from './paths.ts';
import { runProcess } from './run-process.ts';

const require = createRequire(import.meta.url);

const PROGRAMS = {
  controller: `
import { Controller, createApp, Get, Returns } from 'modern-rest';

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(String)
  list(): string {
    return 'Ada';
  }
}

createApp({ title: 'Users', version: '1', controllers: [UserController] });
`,
  model: `
import { Nested } from 'modern-rest';

export class User {
  @Nested(() => User) friend!: User;
}
`,
} as const;

const SOURCE_OPTIONS = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', verbatimModuleSyntax: true } as const;

/** Compiles a file without `experimentalDecorators`. Returns the arguments with which Node runs the result. */
const COMPILERS: readonly (readonly [name: string, compile: (file: string, source: string) => Promise<readonly string[]>])[] = [
  ['TypeScript 5.9', (file) => typescript('typescript-5.9', file)],
  ['TypeScript 7', (file) => typescript('typescript', file)],
  [
    'swc',
    async (file, source) => {
      const jsc = { parser: { syntax: 'typescript', decorators: true }, transform: { decoratorVersion: '2022-03' }, target: 'es2022' } as const;
      return written(file, (await swc(source, { jsc, module: { type: 'es6' }, configFile: false, swcrc: false })).code);
    },
  ],
  [
    'esbuild',
    async (file, source) =>
      written(
        file,
        (await esbuild(source, { loader: 'ts', format: 'esm', target: 'es2022', tsconfigRaw: { compilerOptions: SOURCE_OPTIONS } })).code,
      ),
  ],
  ['tsx', async (file) => [require.resolve('tsx/cli'), '--tsconfig', join(dirname(file), 'tsconfig.json'), file]],
];

async function typescript(alias: string, file: string): Promise<readonly string[]> {
  // The types say that the decorators are experimental, and compilers write their output all the same.
  await runProcess([join(dirname(require.resolve(`${alias}/package.json`)), 'bin/tsc'), '-p', dirname(file), '--noCheck']);
  return [file.replace(/\.ts$/, '.js')];
}

function written(file: string, code: string): readonly string[] {
  const compiled = file.replace(/\.ts$/, '.js');
  writeFileSync(compiled, code);
  return [compiled];
}

describe.each(COMPILERS)('C3: %s without experimentalDecorators', (name, compile) => {
  test.each([
    ['controller', 'the method list'],
    ['model', 'the field friend'],
  ] as const)('C3: the report of a %s names %s, its file and the option', async (program, subject) => {
    const folder = join(RESULTS, `standard-${name}-${program}`.toLowerCase().replaceAll(/[ .]+/g, '-'));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: SOURCE_OPTIONS, include: ['*.ts'] }));
    const file = join(folder, 'main.ts');
    writeFileSync(file, PROGRAMS[program]);

    const run = runProcess(await compile(file, PROGRAMS[program]));
    await expect(run).rejects.toThrow(/DefinitionError: One problem in the declarations/);
    await expect(run).rejects.toThrow(`${subject}: TypeScript compiles standard decorators here`);
    await expect(run).rejects.toThrow(new RegExp(`at ${folder}/main\\.[jt]s:\\d+:\\d+\\n    Fix: set "experimentalDecorators": true`));
  });
});
