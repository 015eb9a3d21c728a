// Loaded by `--import` before a measured program: writes a `Usage` to a file for each SIGUSR2.
import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { USAGE_FOLDER, type Usage } from './usage.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const file = `${process.env[USAGE_FOLDER]}/${process.pid}`;

process.on('SIGUSR2', () => void report());

async function report(): Promise<void> {
  const used = processorTime();
  const { rss } = process.memoryUsage();
  // What a collection finalizes is free after the next one.
  for (let times = 0; times < 3; times += 1) {
    collect();
    await wait(50);
  }
  const { rss: collectedRss, heapUsed, external } = process.memoryUsage();
  const collected = { rss: collectedRss, used: heapUsed + external, processorTime: processorTime() };
  const usage: Usage = { processorTime: used, rss, collected };
  writeFileSync(`${file}.part`, JSON.stringify(usage));
  renameSync(`${file}.part`, `${file}.json`);
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
