import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string): string => fileURLToPath(new URL(`../packages/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  // Tests see the sources, so that a failure names the line that somebody wrote.
  resolve: {
    alias: [
      { find: /^@modern-rest\/(.*)$/, replacement: source('$1') },
      { find: /^modern-rest$/, replacement: source('modern-rest') },
    ],
  },
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    typecheck: { enabled: false },
    // Vitest leaves one core free by default: half of a machine with two.
    maxWorkers: '100%',
    setupFiles: 'test/random/setup.ts',
    // Limits for what hangs. No test is about its duration: a busy machine may need many times longer than an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Measured when the whole suite runs: `npm test` asks for it.
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
      reporter: [['text', { skipFull: true }], 'json-summary'],
      reportsDirectory: 'test/.results/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            'test/real/**',
            'test/toolchains/**',
            'test/conformance/clients/*.test.ts',
            'test/integration/uploads/**',
            'test/.results/**',
          ],
          // A process that reads images is started from the sources, too, which not every Node can read.
          env: { NODE_OPTIONS: `--import ${import.meta.resolve('tsx')}` },
        },
      },
      // Real servers, clients and compilers see what was built, and take longer.
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/{real,toolchains,integration/uploads}/**/*.test.ts', 'test/conformance/clients/*.test.ts'],
          globalSetup: 'test/real/build.ts',
        },
      },
    ],
  },
});
