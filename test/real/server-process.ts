import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program of examples/uploads, as `npm start` runs it. */
export const UPLOADS = 'examples/uploads/dist/main.js';
/** An application with tight limits. */
export const LIMITED = 'test/real/limited-app.mjs';

/** Whether the open descriptors of a process can be read here. */
export const canReadDescriptors = { missing: existsSync('/proc/self/fd') ? undefined : 'only Linux shows the descriptors of a process' };

/** How a process ended, and how many milliseconds after it was told to. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly milliseconds: number;
}

/** A server in a process of its own, with a folder for temporary files of its own. */
export interface ServerProcess {
  /** `http://127.0.0.1:40123`, as the server prints it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** What it has printed, to both outputs. */
  printed(): string;
  /** What it has printed to the output for errors. */
  errors(): string;
  /** Sends a message to a program that answers each with one. */
  ask(message: string): Promise<unknown>;
  /** What the open descriptors refer to, files that were unlinked too. Linux only. */
  descriptors(): string[];
  /** Names of everything in its folder for temporary files. */
  temporaryFiles(): string[];
  /** Sends a signal, by default one that cannot be ignored, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ending>;
}

/** How a server is started. */
export interface StartOptions {
  /** Options of Node. */
  readonly node?: readonly string[];
  /** More variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Its folder for temporary files, which the test removes. By default a new one that ends with the server. */
  readonly folder?: string;
  /** A command that becomes the server that its arguments start, in a world of its own making: with less descriptors, or with other disks. */
  readonly through?: readonly string[];
}

/** Starts a server on a free port, or on `port`. Rejects with what it printed if it does not listen within 20 s. */
export async function startServer(program: string, port = 0, options: StartOptions = {}): Promise<ServerProcess> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'real-server-'));
  const [command = '', ...args] = [...(options.through ?? []), process.execPath, ...(options.node ?? []), program];
  const env = { ...process.env, ...options.env, PORT: String(port), TMPDIR: folder };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const exited = once(child, 'exit').finally(() => options.folder ?? rmSync(folder, { recursive: true, force: true }));
  const printed = collectOutput(child);
  const errors = collectOutput({ stdout: null, stderr: child.stderr });
  const url = await listeningUrl(child, printed);
  const pid = child.pid as number;
  // What it sees there may be a disk of its own.
  const seen = options.through ? join(`/proc/${pid}/root`, folder) : folder;

  return {
    url,
    port: Number(new URL(url).port),
    pid,
    printed,
    errors,
    async ask(message) {
      const answer = once(child, 'message');
      child.send(message);
      return (await answer)[0] as unknown;
    },
    descriptors: () => descriptorsOf(pid),
    temporaryFiles: () => readdirSync(seen, { recursive: true }) as string[],
    async stop(signal = 'SIGKILL') {
      const start = performance.now();
      child.kill(signal);
      await exited;
      return { code: child.exitCode, signal: child.signalCode, milliseconds: performance.now() - start };
    },
  };
}

/** Gathers both outputs of a process; the result gives what has come so far. */
export function collectOutput({ stdout, stderr }: Pick<ChildProcess, 'stdout' | 'stderr'>): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

/** Waits until a process prints where it listens. Rejects if it ends before, or within 20 s prints nothing of the kind. */
export async function listeningUrl(child: ChildProcess, printed: () => string, timeout = 20_000): Promise<string> {
  const deadline = AbortSignal.timeout(timeout);
  for (;;) {
    const url = /http:\/\/[\w.[\]:]+:\d+/.exec(printed())?.[0];
    if (url !== undefined) return url;
    const more = [child.stdout, child.stderr].map((stream) => once(stream as NonNullable<typeof stream>, 'data', { signal: deadline }));
    const ended = once(child, 'exit', { signal: deadline }).then(() => Promise.reject(new Error('the process ended')));
    for (const outcome of [...more, ended]) outcome.catch(() => undefined);
    await Promise.race([...more, ended]).catch((cause) => {
      child.kill('SIGKILL');
      throw new Error(`The server does not listen. It printed:\n${printed()}`, { cause });
    });
  }
}

// Numbers differ from one socket or pipe to the next; what matters is how many there are of each kind.
function descriptorsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder)
    .flatMap((descriptor) => targetOf(join(folder, descriptor)))
    .sort();
}

/** A descriptor may be closed between listing and looking. */
function targetOf(descriptor: string): string[] {
  try {
    return [readlinkSync(descriptor).replace(/:\[\d+\]$/, '')];
  } catch {
    return [];
  }
}
