import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { compiled } from './compiled.ts';
import type { Cores, Place } from './cores.ts';

/** Milliseconds that a server may take until it answers, by default. */
const PATIENCE = 20_000;

/** What is started. */
export interface ServerStart {
  /** A file of a folder, without its ending. */
  readonly server: string;
  /** `servers` by default. */
  readonly folder?: string;
  /** What follows the port. */
  readonly args?: readonly (string | number)[];
  /** The program of Node.js that runs it; by default the one that runs this process. */
  readonly program?: string;
  readonly place?: Place;
  /** The path that is asked until it is answered; `/orders/1` by default. */
  readonly path?: string;
  /** Milliseconds that the server may take until it answers; 20,000 by default. */
  readonly patience?: number;
}

/** A server that has answered once. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from its start to its first answer. */
  readonly startedIn: number;
  stop(): Promise<void>;
}

/** Starts a server on a free port and waits for its first answer. Rejects with what it printed if there is none. */
export async function startServer(
  cores: Cores,
  { server, folder = 'servers', args = [], program = process.execPath, place = 'measured', path = '/orders/1', patience = PATIENCE }: ServerStart,
): Promise<ServerProcess> {
  const port = await freePort();
  const [command, line] = cores.at(place, program, [compiled(`${folder}/${server}`), String(port), ...args.map(String)]);
  const start = performance.now();
  const child = spawn(command, line, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
  // A run that is interrupted leaves nobody behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  const printed = collectOutput(child);
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}${path}`))) {
    if (child.exitCode !== null || performance.now() - start > patience) {
      await stop(child);
      throw new Error(`${server} does not answer. It printed:\n${printed()}`);
    }
    await wait(1);
  }
  return { url, pid: child.pid as number, startedIn: performance.now() - start, stop: () => stop(child) };
}

// A connection of its own for each question: what is measured starts afresh.
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200));
    });
    asked.on('error', () => resolve(false)).end();
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function collectOutput({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
