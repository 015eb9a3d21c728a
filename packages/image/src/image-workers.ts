import { ServiceUnavailableError } from '@modern-rest/core';
import { checkPositive } from './check-positive.ts';
import type { ImageAnswer, ImageLimits } from './image-answer.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** How many images are read at once, and what that may cost. */
export interface ImageWorkersOptions {
  /** Processes at once. Default: 2. */
  readonly count?: number;
  /** Bytes that one image may take beyond what a process takes without any. Default: 256 MiB. */
  readonly memory?: number;
  /** How long a process that nobody asks is kept, in ms. Default: 10 000. */
  readonly idle?: number;
  /** How long an image waits for a process before its request is answered with 503, in ms. Default: 30 000. */
  readonly wait?: number;
}

/** Processes that read images. They start when they are needed, and keep no application alive. */
export interface ImageWorkers {
  /** Reads an image; its bytes are fetched when a process is free for them. `deadline` in ms, from then on. */
  read(bytes: () => Promise<Uint8Array>, limits: ImageLimits, deadline: number): Promise<ImageAnswer>;
}

const DEFAULTS: Required<ImageWorkersOptions> = { count: 2, memory: 256 * 1024 ** 2, idle: 10_000, wait: 30_000 };

/** Processes for those `@IsImage` that name them. Throws a `RestError` for an option that is no whole number above 0. */
export function imageWorkers(options: ImageWorkersOptions = {}): ImageWorkers {
  const { count, memory, idle, wait } = checkPositive('imageWorkers', { ...DEFAULTS, ...options });
  const resting: { readonly worker: WorkerProcess; readonly timer: NodeJS.Timeout }[] = [];
  const queue: (() => void)[] = [];
  let taken = 0;

  const take = async (): Promise<void> => {
    if (taken < count) taken += 1;
    else await turn(queue, wait);
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else taken -= 1;
  };
  const wake = (): WorkerProcess => {
    for (let last = resting.pop(); last; last = resting.pop()) {
      clearTimeout(last.timer);
      if (last.worker.isAlive) return last.worker;
    }
    return startWorker();
  };
  const rest = (worker: WorkerProcess): void => {
    const timer = setTimeout(() => worker.end(), idle).unref();
    resting.push({ worker, timer });
  };

  return {
    async read(bytes, limits, deadline) {
      await take();
      try {
        const content = await bytes();
        const worker = wake();
        const answer = await worker.ask({ bytes: content, limits, memory }, deadline);
        rest(worker);
        return answer;
      } finally {
        leave();
      }
    },
  };
}

/** Resolves when it is one's turn. Who leaves hands the place over. */
function turn(queue: (() => void)[], wait: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(take), 1);
      reject(busy());
    }, wait);
    queue.push(take);
  });
}

function busy(): ServiceUnavailableError {
  return new ServiceUnavailableError('Too many images are waiting to be read: try again later', { retryAfter: 5 });
}
