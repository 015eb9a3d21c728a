import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ROOT } from './server-process.ts';

const FLAG = '--disallow-code-generation-from-strings';

function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}

interface Printed {
  readonly generated: boolean;
  readonly results: readonly object[];
}

describe('a process that forbids code', () => {
  test('reads, writes and validates models as any other does', () => {
    const [allowed, forbidden] = [[], [FLAG]].map((flags) => run([...flags, 'test/real/without-code/models.mjs']));
    expect([forbidden?.status, forbidden?.stderr]).toEqual([0, '']);
    const [generated, interpreted] = [allowed, forbidden].map((ran) => JSON.parse(ran?.stdout ?? '') as Printed);
    expect([generated?.generated, interpreted?.generated]).toEqual([true, false]);
    expect(interpreted?.results).toEqual(generated?.results);
    // Nothing would be shown if all of them said the same.
    expect(new Set(generated?.results.map((result) => JSON.stringify(result))).size).toBeGreaterThan(20);
  });

  test('cannot load Koa, which makes code when it is loaded', () => {
    const { status, stderr } = run([FLAG, '--input-type=module', '--eval', `await import('koa')`]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/EvalError: Code generation from strings disallowed.*node_modules.depd/s);
  });
});
