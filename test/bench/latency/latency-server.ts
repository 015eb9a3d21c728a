import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import type { ServerName } from './scenarios.ts';

/** A server that runs. */
export interface LatencyServer {
  readonly url: string;
  /** The Unix socket of `serveDelay`. */
  readonly delaySocket: string;
  stop(): Promise<void>;
}

/** Starts a server with a program of Node.js. The caller must stop it. */
export async function startLatencyServer(cores: Cores, program: string, server: ServerName): Promise<LatencyServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-latency-'));
  const removeFolder = (): void => {
    process.removeListener('exit', removeFolder);
    rmSync(folder, { recursive: true, force: true });
  };
  // Also when the run is interrupted.
  process.once('exit', removeFolder);
  const delaySocket = join(folder, 'delay');
  try {
    const { url, stop } = await startServer(cores, { server, program, folder: 'latency/servers', args: [delaySocket], path: '/' });
    return { url, delaySocket, stop: () => stop().finally(removeFolder) };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
