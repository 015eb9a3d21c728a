import { expect, test } from 'vitest';
import type { NodeVersion } from '../../bench/processes/node-version.ts';
import { runRounds } from '../../bench/run-rounds.ts';

const old: NodeVersion = { version: '20.20.2', program: 'node-20' };
const current: NodeVersion = { version: '24.21.0', program: 'node-24' };

test('every round measures all variants on all versions of Node.js', async () => {
  const measured: string[] = [];
  const samples = await runRounds({
    names: ['one', 'twice', 'new'],
    nodes: [old, current],
    count: (name, node) => (name === 'new' && node === old ? 0 : name === 'twice' ? 2 : 1),
    async measure(name, { program }) {
      measured.push(`${name} on ${program}`);
      return measured.length;
    },
    report: () => undefined,
  });
  expect(measured).toEqual([
    'one on node-20',
    'twice on node-20',
    'one on node-24',
    'twice on node-24',
    'new on node-24',
    'twice on node-20',
    'twice on node-24',
  ]);
  expect([...samples].map(([, { values }]) => Object.fromEntries(values))).toEqual([
    { one: [1], twice: [2, 6] },
    { one: [3], twice: [4, 7], new: [5] },
  ]);
});

test('a variant that failed is not measured again on the same version', async () => {
  let calls = 0;
  const samples = await runRounds({
    names: ['broken'],
    nodes: [old, current],
    count: () => 3,
    async measure(_name, node) {
      calls += 1;
      if (node === old) throw new Error('broken');
      return calls;
    },
    report: () => undefined,
  });
  expect(calls).toBe(4);
  expect(samples.get(old)?.failures.get('broken')?.message).toBe('broken');
  expect(samples.get(current)?.failures.size).toBe(0);
});
