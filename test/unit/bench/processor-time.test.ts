import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { processorTime } from '../../bench/processes/processor-time.ts';

test.skipIf(!existsSync('/proc/self/stat'))('the processor time of a process includes threads that have ended', async () => {
  const used = processorTime(process.pid) as number;
  const before = process.cpuUsage();
  const worker = new Worker('const start = process.cpuUsage().user; while (process.cpuUsage().user - start < 200_000);', { eval: true });
  await new Promise((resolve) => worker.once('exit', resolve));
  const { user, system } = process.cpuUsage(before);
  const difference = (processorTime(process.pid) as number) - used;
  expect(difference).toBeGreaterThan(0.15);
  expect(Math.abs(difference - (user + system) / 1e6)).toBeLessThan(0.1);
});

test('a process that does not exist has no processor time', () => {
  expect(processorTime(2 ** 30)).toBeUndefined();
});
