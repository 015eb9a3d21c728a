import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, packageOf, ROOT, type SourceFile, sourceFiles } from './imports.ts';
import * as rules from './rules.ts';

const files = sourceFiles();

describe('the sources keep the rules', () => {
  test.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(rule(files)).toEqual([]);
  });
});

/** Files that break one rule each: a rule that cannot fail guards nothing. */
const BROKEN: Readonly<Record<keyof typeof rules, readonly SourceFile[]>> = {
  layers: [
    {
      pkg: 'core',
      path: 'http/a.ts',
      text: "import type { B } from '../contract/b.ts';",
    },
  ],
  noIndexImports: [
    {
      pkg: 'core',
      path: 'http/a.ts',
      text: "import { b } from '../index.ts';",
    },
  ],
  noCycles: [
    { pkg: 'koa', path: 'a.ts', text: "import type { B } from './b.ts';" },
    { pkg: 'koa', path: 'b.ts', text: "import {\n  type A,\n} from './a.ts';" },
  ],
  packages: [
    {
      pkg: 'core',
      path: 'http/a.ts',
      text: "import { serve } from '@modern-rest/koa';",
    },
  ],
  owners: [
    {
      pkg: 'core',
      path: 'http/a.ts',
      text: "import type { Context } from 'koa';",
    },
  ],
  metadataKeys: [
    {
      pkg: 'koa',
      path: 'a.ts',
      text: "Reflect.getMetadata('design:type', target);",
    },
  ],
  noStarExports: [{ pkg: 'koa', path: 'index.ts', text: "export * from './a.ts';" }],
  shortFiles: [{ pkg: 'koa', path: 'a.ts', text: '\n'.repeat(301) }],
  thinAdapter: [{ pkg: 'koa', path: 'a.ts', text: '\n'.repeat(251) }],
  noModuleState: [{ pkg: 'koa', path: 'a.ts', text: 'let count = 0;' }],
  httpAsTypes: [{ pkg: 'koa', path: 'a.ts', text: "import { type Server, STATUS_CODES } from 'node:http';" }],
};

describe('a rule finds what breaks it', () => {
  test.each(Object.entries(rules))('%s', (name, rule) => {
    expect(rule(BROKEN[name as keyof typeof rules])).not.toEqual([]);
  });
});

test.each(Object.keys(groupByPackage()))('%s names every package that it imports', (pkg) => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'packages', pkg, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  const named = new Set(
    Object.keys({
      ...manifest['dependencies'],
      ...manifest['peerDependencies'],
    }),
  );
  const imported = files
    .filter((file) => file.pkg === pkg)
    .flatMap(importsOf)
    .filter(({ specifier }) => !/^(?:\.|node:)/.test(specifier));
  const unnamed = imported.map(({ specifier }) => packageOf(specifier)).filter((name) => !named.has(name));
  const unused = Object.keys(manifest['dependencies'] ?? {}).filter(
    (name) => !name.startsWith('@types/') && !imported.some(({ specifier }) => packageOf(specifier) === name),
  );
  expect({ unnamed, unused }).toEqual({ unnamed: [], unused: [] });
});

test.each(Object.keys(groupByPackage()))('the public surface of %s changes on purpose only', async (pkg) => {
  const names = groupByPackage()[pkg]?.join('\n');
  await expect(`${names}\n`).toMatchFileSnapshot(`public-api/${pkg}.txt`);
});

test('the top level has nothing that the layout does not know', () => {
  const known = ['packages', 'examples', 'docs', 'test', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'package.json', 'tsconfig.base.json'];
  const texts = ['README.md', 'LICENSE', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md'];
  const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  expect(found.sort()).toEqual([...known, ...texts].sort());
});

/** The names that each index exports, types marked as such. */
function groupByPackage(): Record<string, string[]> {
  const surfaces = files
    .filter(({ path }) => path === 'index.ts')
    .map(({ pkg, text }) => {
      const exports = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type, names = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
          .map((name) => (type && !name.startsWith('type ') ? `type ${name}` : name)),
      );
      return [pkg, exports.sort()] as const;
    });
  return Object.fromEntries(surfaces);
}
