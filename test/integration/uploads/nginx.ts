import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../real/free-port.ts';
import { rawConnection } from '../../real/raw-connection.ts';
import { collectOutput } from '../../real/server-process.ts';
import type { Reachable } from './upload-requests.ts';

/** A proxy in front of a server. What begins with a name of `LOCATIONS` goes to the server without it. */
export interface Nginx extends Reachable {
  /** What it has printed. */
  printed(): string;
  stop(): Promise<void>;
}

/** Ways to pass requests on, by the first segment of their paths. */
const LOCATIONS: Readonly<Record<string, string>> = {
  buffered: 'proxy_request_buffering on; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://kept/;',
  streamed: 'proxy_request_buffering off; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://kept/;',
  'as-http-1.0': 'proxy_request_buffering off; proxy_http_version 1.0; proxy_pass http://once/;',
};

/** Starts nginx in front of a port. */
export async function startNginx(command: string, server: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, server));
  const child = spawn(command, ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']);
  const exited = once(child, 'exit').finally(() => rmSync(folder, { recursive: true }));
  const printed = collectOutput(child);
  const proxy = { connect: () => rawConnection(port), printed };
  await listening(proxy);
  return {
    ...proxy,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Everything in its own folder, in one process that any user may start. */
function configuration(port: number, server: number): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
  const locations = Object.entries(LOCATIONS).map(([name, directives]) => `location /${name}/ { ${directives} }`);
  return `
    daemon off; master_process off; pid nginx.pid; error_log stderr error;
    events {}
    http {
      access_log off; client_max_body_size 0; ${folders.join(' ')}
      upstream kept { server 127.0.0.1:${server}; keepalive 4; keepalive_timeout 200ms; }
      upstream once { server 127.0.0.1:${server}; }
      server { listen 127.0.0.1:${port}; ${locations.join(' ')} }
    }`;
}

async function listening({ connect, printed }: Pick<Nginx, 'connect' | 'printed'>): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    try {
      await (await connect()).abort('FIN');
      return;
    } catch (cause) {
      if (performance.now() > deadline) throw new Error(`nginx does not listen. It printed:\n${printed()}`, { cause });
    }
  }
}
