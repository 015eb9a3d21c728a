import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transform as swc } from '@swc/core';
import { transform as esbuild } from 'esbuild';
import { transform as oxc } from 'oxc-transform';
import { build as vite } from 'vite';
import { SUITE } from './paths.ts';
import { runProcess } from './run-process.ts';

/** What turns the sources of the suite into a program. */
export interface Toolchain {
  readonly name: string;
  /** Whether it writes down the classes of parameters and properties. */
  readonly writesMetadata: boolean;
  /** How a report of missing metadata calls it. */
  readonly shown: string;
  /** Compiles the suite into an empty folder. Returns the arguments with which Node runs the result. */
  compile(folder: string, settings: ToolchainSettings): Promise<readonly string[]>;
}

/** The settings of TypeScript that change what models look like at run time. */
export interface ToolchainSettings {
  readonly useDefineForClassFields: boolean;
  readonly emitDecoratorMetadata: boolean;
}

type CompileFile = (name: string, source: string, settings: ToolchainSettings) => Promise<string>;

const require = createRequire(import.meta.url);
const OPTIONS = { target: 'es2022', experimentalDecorators: true, verbatimModuleSyntax: true } as const;

export const TOOLCHAINS: readonly Toolchain[] = [
  compiler('TypeScript 5.9', 'typescript-5.9'),
  compiler('TypeScript 6', 'typescript-6'),
  compiler('TypeScript 7', 'typescript'),
  fileByFile('swc', true, async (filename, source, { useDefineForClassFields, emitDecoratorMetadata }) => {
    const parser = { syntax: 'typescript', decorators: true } as const;
    const transform = { legacyDecorator: true, decoratorMetadata: emitDecoratorMetadata, useDefineForClassFields, verbatimModuleSyntax: true };
    const jsc = { parser, transform, target: OPTIONS.target } as const;
    return (await swc(source, { filename, jsc, module: { type: 'es6' }, configFile: false, swcrc: false })).code;
  }),
  fileByFile('oxc', true, async (filename, source, { useDefineForClassFields, emitDecoratorMetadata }) => {
    const { code, errors } = await oxc(filename, source, {
      target: OPTIONS.target,
      decorator: { legacy: true, emitDecoratorMetadata },
      // What stands for `useDefineForClassFields: false`, by the documentation of oxc.
      assumptions: { setPublicClassFields: !useDefineForClassFields },
      typescript: { removeClassFieldsWithoutInitializer: !useDefineForClassFields, onlyRemoveTypeImports: true },
    });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
    return code;
  }),
  {
    name: 'Vite',
    writesMetadata: true,
    shown: 'Vite',
    async compile(folder, settings) {
      copySources(folder, settings);
      const outDir = join(folder, 'dist');
      await vite({
        root: folder,
        configFile: false,
        logLevel: 'warn',
        build: { ssr: 'main.ts', outDir, minify: false, rollupOptions: { output: { preserveModules: true, preserveModulesRoot: folder } } },
      });
      return [join(outDir, 'main.js')];
    },
  },
  fileByFile('esbuild', false, async (sourcefile, source, settings) => {
    const tsconfigRaw = { compilerOptions: { ...OPTIONS, ...settings } };
    return (await esbuild(source, { loader: 'ts', sourcefile, format: 'esm', target: OPTIONS.target, tsconfigRaw })).code;
  }),
  {
    name: 'tsx',
    writesMetadata: false,
    shown: 'tsx',
    async compile(folder, settings) {
      copySources(folder, settings);
      return [require.resolve('tsx/cli'), '--tsconfig', join(folder, 'tsconfig.json'), join(folder, 'main.ts')];
    },
  },
];

/** A compiler that checks the types, too. `alias` is the name under which its version is installed. */
function compiler(name: string, alias: string): Toolchain {
  const program = join(dirname(require.resolve(`${alias}/package.json`)), 'bin/tsc');
  return {
    name,
    writesMetadata: true,
    shown: 'TypeScript',
    async compile(folder, settings) {
      const options = ['--outDir', folder, '--sourceMap', ...Object.entries(settings).flatMap(([option, value]) => [`--${option}`, String(value)])];
      await runProcess([program, '-p', SUITE, ...options]);
      return [join(folder, 'main.js')];
    },
  };
}

function fileByFile(name: string, writesMetadata: boolean, compileFile: CompileFile): Toolchain {
  return {
    name,
    writesMetadata,
    shown: name,
    async compile(folder, settings) {
      for (const file of sources()) {
        const code = await compileFile(file, readFileSync(join(SUITE, file), 'utf8'), settings);
        writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), code);
      }
      return [join(folder, 'main.js')];
    },
  };
}

/** The sources beside a tsconfig.json of their own, for tools that look for one there. */
function copySources(folder: string, settings: ToolchainSettings): void {
  mkdirSync(folder, { recursive: true });
  for (const file of sources()) cpSync(join(SUITE, file), join(folder, file));
  const compilerOptions = { ...OPTIONS, ...settings, module: 'esnext', moduleResolution: 'bundler' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
}

function sources(): string[] {
  return readdirSync(SUITE).filter((file) => file.endsWith('.ts'));
}
