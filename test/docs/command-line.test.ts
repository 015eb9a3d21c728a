import { expect, test } from 'vitest';
import { runCommand } from '../../packages/modern-rest/src/cli/run-command.ts';
import { ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const { text } = readPage('docs/command-line.md');

test('the page of the command line shows what the command prints', async () => {
  const { output } = await runCommand(['inspect', 'src/api.ts'], `${ROOT}examples/uploads`);
  const [, shown = ''] = /```txt\n([\s\S]*?)```/.exec(text) ?? [];
  expect(shown.split('\n').length).toBeGreaterThan(3);
  expect(output).toContain(`\n\n${shown}\n`);
});

test('the page of the command line has every line of the usage', async () => {
  const { output } = await runCommand(['--help']);
  const usages = [...output.matchAll(/^ +(modern-rest .*?) {2,}/gm)].map(([, usage]) => usage);
  expect(usages).toHaveLength(4);
  expect(usages.filter((usage) => !text.includes(`\`${usage}\``))).toEqual([]);
});
