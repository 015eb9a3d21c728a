import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { extname } from 'node:path';
import { RestError, ServiceUnavailableError } from '@modern-rest/core';
import type { ImageAnswer, ImageRequest } from './image-answer.ts';

// Beside this file, as a source or compiled as this one is.
const PROGRAM = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** How long a process may take to load its libraries, in ms. */
const START_DEADLINE = 30_000;

/** How much of what a process complains about is told, in characters. */
const COMPLAINT = 2000;

/** A process that reads images, one after the other. Keeps the application alive only while it is asked something. */
export interface WorkerProcess {
  /** Whether it can be asked. */
  readonly isAlive: boolean;
  /** Answers within `deadline` ms, or is killed. Throws a 503 if it ends by itself, and a `RestError` if it never began. */
  ask(request: ImageRequest, deadline: number): Promise<ImageAnswer>;
  /** Kills it. */
  end(): void;
}

/** Starts a process. Throws a 503 if the system has no descriptors left for it. */
export function startWorker(): WorkerProcess {
  const child = fork(PROGRAM, { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const ended = new Promise<typeof ENDED>((resolve) => {
    const end = (): void => resolve(ENDED);
    child.on('close', end).on('error', end);
  });
  // Without descriptors, Node creates no pipes, and emits the error afterwards.
  if (!child.stderr) throw new ServiceUnavailableError('The server has too many files open');
  const complaint = listen(child.stderr as Socket);
  let isReady: boolean | undefined;

  const next = async (deadline: number): Promise<unknown> => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), deadline);
    try {
      const message = once(child, 'message', { signal: stop.signal }).then(([first]) => first as unknown);
      return await Promise.race([message.catch(() => LATE), ended]);
    } finally {
      clearTimeout(late);
      stop.abort();
    }
  };
  const started = next(START_DEADLINE);
  const end = (): void => void child.kill('SIGKILL');
  rest(child);

  return {
    get isAlive() {
      return child.connected && !child.killed;
    },
    end,
    async ask(request, deadline) {
      wake(child);
      try {
        isReady ??= (await started) === 'ready';
        if (!isReady) {
          end();
          throw notStarted(complaint());
        }
        // A process that has ended takes no message, and its end is what is waited for.
        child.send(request, () => undefined);
        const message = await next(deadline);
        if (message === ENDED) throw endedMeanwhile();
        const answer = message === LATE ? { reason: `takes longer than ${deadline / 1000} s to read`, isLast: true } : (message as ImageAnswer);
        if ('isLast' in answer) end();
        return answer;
      } finally {
        rest(child);
      }
    },
  };
}

const ENDED = Symbol('ended');
const LATE = Symbol('late');

/** Returns the function that gives the end of what a process has said to nobody. */
function listen(stderr: Socket): () => string {
  let heard = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    heard = (heard + text).slice(-COMPLAINT);
  });
  return () => heard.trim();
}

/** The application may end, whatever becomes of the process. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket).unref();
}

function wake(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function notStarted(complaint: string): RestError {
  return new RestError('image_worker_not_started', `The process that reads images did not start: is sharp installed for this system?\n${complaint}`);
}

function endedMeanwhile(): ServiceUnavailableError {
  return new ServiceUnavailableError('The process that read the image has ended: try again');
}
