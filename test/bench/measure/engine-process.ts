// A process of its own for one engine: makes it, checks it, warms it up, and prints how often it does its work in a second.
// With `check` as its last argument it ends after the check.
import type { EngineOptions, Prepare, Work } from '../engines/engine.ts';

const WARM_UP = 600;
const MEASURED = 1000;

const [name, options, mode] = process.argv.slice(2);
const { prepare } = (await import(`../engines/${name}.js`)) as { prepare: Prepare };
const work = await prepare(JSON.parse(options ?? '{}') as EngineOptions);

let isAsync = false;
for (const input of work.inputs) {
  const result = work.run(input);
  isAsync = result instanceof Promise;
  await work.check(await result, input);
}
if (mode !== 'check') {
  const repeat = isAsync ? repeatAsync : repeatSync;
  await repeat(work, WARM_UP);
  console.log(JSON.stringify(await repeat(work, MEASURED)));
}

/** Works for so many milliseconds. Returns the times per second of processor time, which other processes on the core do not take part in. */
function repeatSync({ inputs, run }: Work, milliseconds: number): number {
  const sink: { last: unknown } = { last: undefined };
  const end = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let times = 0;
  do {
    // Kept, so that no compiler can leave the work out.
    for (const input of inputs) sink.last = run(input);
    times += inputs.length;
  } while (performance.now() < end);
  return times / secondsSince(before);
}

async function repeatAsync({ inputs, run }: Work, milliseconds: number): Promise<number> {
  const sink: { last: unknown } = { last: undefined };
  const end = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let times = 0;
  do {
    for (const input of inputs) sink.last = await run(input);
    times += inputs.length;
  } while (performance.now() < end);
  return times / secondsSince(before);
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
