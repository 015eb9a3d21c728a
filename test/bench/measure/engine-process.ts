// A process of its own for one engine: makes it, checks it, warms it up, and prints how often it does its work in a second.
// With `check` as its last argument it ends after the check.
import type { EngineOptions, Prepare, Work } from '../engines/engine.ts';

/** Seconds of processor time, which other processes on the core do not take part in. */
const WARM_UP = 0.6;
const MEASURED = 1;

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

/** Works for so many seconds of processor time. Returns the times per second of it. */
function repeatSync({ inputs, run }: Work, seconds: number): number {
  // Kept, so that no compiler can leave the work out.
  const sink: { last: unknown } = { last: undefined };
  const elapsed = stopwatch();
  let times = 0;
  do {
    for (const input of inputs) sink.last = run(input);
    times += inputs.length;
  } while (elapsed() < seconds);
  return times / elapsed();
}

async function repeatAsync({ inputs, run }: Work, seconds: number): Promise<number> {
  const sink: { last: unknown } = { last: undefined };
  const elapsed = stopwatch();
  let times = 0;
  do {
    for (const input of inputs) sink.last = await run(input);
    times += inputs.length;
  } while (elapsed() < seconds);
  return times / elapsed();
}

function stopwatch(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}
