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
    include: ['test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    typecheck: { enabled: false },
  },
});
