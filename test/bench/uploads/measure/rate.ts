import type { Cores } from '../../processes/cores.ts';
import { processorTime } from '../../processes/processor-time.ts';
import type { Case } from '../cases.ts';
import { uploadBody } from '../load/upload-body.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';
import { startTarget } from './start-target.ts';

/** Uploads per second, by the clock and of processor time of the server. */
export async function measureRate(cores: Cores, to: Extract<Case, { kind: 'rate' }>, { warmUp, measured }: Seconds): Promise<Sample> {
  const { connections } = to;
  const { pid, send, stop } = await startTarget(cores, to);
  try {
    await send({ connections, seconds: warmUp });
    const before = processorTime(pid);
    const { requests, seconds, share } = await send({ connections, seconds: measured });
    const after = processorTime(pid);
    return {
      requests: requests / seconds,
      megabytes: (requests * uploadBody(to.upload).bytes) / seconds / 1e6,
      perProcessorSecond: requests / (before === undefined || after === undefined ? seconds : after - before),
      loadShare: share,
    };
  } finally {
    await stop();
  }
}
