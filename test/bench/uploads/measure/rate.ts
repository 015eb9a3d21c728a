import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import { processorTime } from '../../processes/processor-time.ts';
import type { Case } from '../cases.ts';
import { uploadBody } from '../load/upload-body.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';
import { type StartedTarget, startTarget } from './start-target.ts';

/** Seconds that uploads are sent at once. */
const STRETCH = 1;

/** Uploads per second, by the clock and of processor time of the server. */
export async function measureRate(
  cores: Cores,
  node: NodeVersion,
  to: Extract<Case, { kind: 'rate' }>,
  { warmUp, measured }: Seconds,
): Promise<Sample> {
  const target = await startTarget(cores, node, to);
  try {
    await sendFor(warmUp, target, to.connections);
    const { requests, seconds, used, share } = await sendFor(measured, target, to.connections);
    return {
      requests: requests / seconds,
      megabytes: (requests * uploadBody(to.upload).bytes) / seconds / 1e6,
      perProcessorSecond: requests / used,
      loadShare: share,
    };
  } finally {
    await target.stop();
  }
}

/** What was sent while a server has used so many seconds of processor time; seconds by the clock where the system does not tell. */
interface Sent {
  readonly requests: number;
  readonly seconds: number;
  readonly used: number;
  readonly share: number;
}

/** Of processor time, so that a server is warm however much of its core others take. */
async function sendFor(atLeast: number, { pid, send }: StartedTarget, connections: number): Promise<Sent> {
  const before = processorTime(pid);
  let [requests, seconds, loadSeconds, used] = [0, 0, 0, 0];
  while (used < atLeast) {
    const stretch = await send({ connections, seconds: Math.min(STRETCH, atLeast) });
    requests += stretch.requests;
    seconds += stretch.seconds;
    loadSeconds += stretch.share * stretch.seconds;
    used = before === undefined ? seconds : (processorTime(pid) ?? 0) - before;
  }
  return { requests, seconds, used, share: loadSeconds / seconds };
}
