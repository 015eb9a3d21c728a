import { repeatUntilUsed } from '../../measure/repeat-until-used.ts';
import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import type { Case } from '../cases.ts';
import { uploadBody } from '../load/upload-body.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';
import { startTarget } from './start-target.ts';

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
    const sendFor = (atLeast: number) =>
      repeatUntilUsed(target.pid, atLeast, () => target.send({ connections: to.connections, seconds: Math.min(STRETCH, atLeast) }));
    await sendFor(warmUp);
    const { requests, seconds, used, stretches } = await sendFor(measured);
    return {
      requests: requests / seconds,
      megabytes: (requests * uploadBody(to.upload).bytes) / seconds / 1e6,
      perProcessorSecond: requests / used,
      loadShare: stretches.reduce((sum, stretch) => sum + stretch.share * stretch.seconds, 0) / seconds,
    };
  } finally {
    await target.stop();
  }
}
