import { join } from 'node:path';
import { promisify } from 'node:util';
import commonjsModule from '@rollup/plugin-commonjs';
import jsonModule from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type BuildOptions, build as esbuild } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack, { type Configuration, type Stats } from 'webpack';

/** A tool that puts a program and all its dependencies into one file. */
export interface Bundler {
  readonly name: string;
  /** Bundles a program of ES modules into an empty folder. Returns the path of the bundle. */
  bundle(entry: string, folder: string): Promise<string>;
}

export const BUNDLERS: readonly Bundler[] = [
  withWebpack('webpack', { mode: 'development' }),
  withWebpack('webpack, minified', { mode: 'production' }),
  withVite('Vite', false),
  withVite('Vite, minified', 'oxc'),
  withRollup(),
  withEsbuild('esbuild', { format: 'esm' }),
  withEsbuild('esbuild, CommonJS', { format: 'cjs' }),
  withEsbuild('esbuild, minified', { format: 'esm', minify: true }),
  withEsbuild('esbuild, module,main', { format: 'esm', mainFields: ['module', 'main'] }),
  withEsbuild('esbuild, module,main, CommonJS, minified', { format: 'cjs', mainFields: ['module', 'main'], minify: true }),
];

function withWebpack(name: string, configuration: Configuration): Bundler {
  return {
    name,
    async bundle(entry, folder) {
      const output = { path: folder, filename: 'bundle.cjs' };
      const stats = (await promisify(webpack)([{ ...configuration, entry, output, target: 'node', devtool: false }])) as unknown as Stats;
      if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
      return join(folder, 'bundle.cjs');
    },
  };
}

function withVite(name: string, minify: 'oxc' | false): Bundler {
  return {
    name,
    async bundle(entry, folder) {
      const build = { ssr: entry, outDir: folder, emptyOutDir: false, minify };
      await vite({ root: folder, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build });
      return join(folder, 'main.js');
    },
  };
}

// Their types are those of CommonJS modules.
const [commonjs, json] = [commonjsModule, jsonModule] as unknown as readonly [() => Plugin, () => Plugin];

function withRollup(): Bundler {
  return {
    name: 'Rollup',
    async bundle(entry, folder) {
      const plugins = [nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }), commonjs(), json()];
      const bundle = await rollup({ input: entry, plugins, onLog: () => undefined });
      await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'bundle.mjs', inlineDynamicImports: true });
      return join(folder, 'bundle.mjs');
    },
  };
}

// Packages of CommonJS within a bundle of ES modules need a `require` for the modules of Node.js.
const REQUIRE = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

function withEsbuild(name: string, { format, minify = false, ...options }: BuildOptions): Bundler {
  return {
    name,
    async bundle(entry, folder) {
      const outfile = join(folder, format === 'cjs' ? 'bundle.cjs' : 'bundle.mjs');
      const banner = format === 'cjs' ? {} : { js: REQUIRE };
      await esbuild({
        entryPoints: [entry],
        outfile,
        bundle: true,
        platform: 'node',
        logLevel: 'error',
        format,
        minify,
        banner,
        ...options,
      } as BuildOptions);
      return outfile;
    },
  };
}
