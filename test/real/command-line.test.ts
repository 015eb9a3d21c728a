import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collectOutput, ROOT } from './server-process.ts';

const { bin } = JSON.parse(readFileSync(`${ROOT}packages/modern-rest/package.json`, 'utf8')) as { bin: Record<string, string> };
const PROGRAM = `${ROOT}packages/modern-rest/${bin['modern-rest']}`;
const FOLDER = `${ROOT}test/real/command-line`;

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], { cwd = FOLDER, flags = [] as readonly string[] } = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, PROGRAM, ...args], { cwd, encoding: 'utf8', timeout: 20_000 });
  return { status, stdout, stderr };
}

describe('modern-rest', () => {
  test('inspects a module that serves itself, and ends', () => {
    const { status, stdout, stderr } = run(['inspect', 'listening-app.mjs']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('Wide 1.0.0\n\nPOST  /wide  WideController.create  body Wide  → 201 Wide\n\nModels: Wide\n');
  });

  test('writes all of its output into a pipe before it ends', () => {
    const { status, stdout, stderr } = run(['inspect', '--code', 'Wide', 'listening-app.mjs']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(2 * 65_536);
    expect(stdout.endsWith('//# sourceURL=modern-rest/validate_Wide.js\n')).toBe(true);
    const pieces = [...stdout.matchAll(/^\/\/ (load|dump|validate): .*\n([\s\S]*?\n\/\/# sourceURL=.*)\n/gm)];
    expect(pieces.map(([, name]) => name)).toEqual(['load', 'dump', 'validate']);
    for (const [, , code] of pieces) expect(() => new Function(code as string)).not.toThrow();
  });

  test('ends without a word when its output is no longer read', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'inspect', '--code', 'Wide', 'listening-app.mjs'], { cwd: FOLDER });
    const printed = collectOutput(child);
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
    expect(printed()).not.toMatch(/EPIPE|Error/);
  });

  test('reads TypeScript where the process can load it', () => {
    const { status, stdout, stderr } = run(['inspect', 'typed-app.ts'], { flags: ['--import', 'tsx'] });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('POST  /notes  NoteController.create  body Note  → 201 Note\n');
  });

  test('says so where code cannot be generated', () => {
    const { status, stdout, stderr } = run(['inspect', '--code', 'Wide', 'listening-app.mjs'], {
      flags: ['--disallow-code-generation-from-strings'],
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^listening-app\.mjs: EvalError: Code generation from strings disallowed/);
  });

  test('writes what is wrong to the standard error', () => {
    const wrong = run(['inspect']);
    expect({ ...wrong, stderr: wrong.stderr.split('\n')[0] }).toEqual({ status: 2, stdout: '', stderr: 'inspect needs a module' });
    const unknown = run(['inspect', '--code', 'Wider', 'listening-app.mjs']);
    expect(unknown).toEqual({ status: 1, stdout: '', stderr: 'listening-app.mjs has no model Wider. There are: Wide\n' });
  });
});
