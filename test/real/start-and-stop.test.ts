import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findProgram, titled } from './available.ts';
import { freePort } from './free-port.ts';
import { rawConnection } from './raw-connection.ts';
import { rawForm } from './raw-form.ts';
import { collectOutput, listeningUrl, ROOT, type ServerProcess, startServer, UPLOADS } from './server-process.ts';

const npm = findProgram('npm', ['npm'], ['--version']);
const form = rawForm('PUT', '/api/metadata/', { receipt: 'a receipt', rules: 'the rules' });
const half = Math.floor(form.body.length / 2);
/** It ends before `closeTimeout` (10 s), after which it would cut connections off. */
const promptly = { code: 0, signal: null, milliseconds: expect.toSatisfy((milliseconds: number) => milliseconds < 10_000) };

const running: ServerProcess[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

async function start(port?: number): Promise<ServerProcess> {
  const server = await startServer(UPLOADS, port);
  running.push(server);
  return server;
}

/** Waits until a server takes no more connections. */
async function expectRefused({ url }: ServerProcess): Promise<void> {
  await expect.poll(() => fetch(url).catch(() => 'refused'), { interval: 10 }).toBe('refused');
}

test('PORT says where it listens, and it prints that', async () => {
  const port = await freePort();
  const server = await start(port);
  expect(server.url).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${server.url}/docs`)).status).toBe(200);
});

test('with PORT=0 it prints the port that it was given', async () => {
  const server = await start(0);
  expect(server.port).toBeGreaterThan(0);
  expect((await fetch(`${server.url}/docs`)).status).toBe(200);
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('ends it with 0', async () => {
    const server = await start();
    expect(await server.stop(signal)).toEqual(promptly);
    expect(server.printed()).not.toMatch(/error/i);
  });

  test('ends it while a connection is kept alive', async () => {
    const server = await start();
    const connection = await rawConnection(server.port);
    await connection.write(form.head);
    await connection.write(form.body);
    expect((await connection.answer()).status).toBe(200);
    expect(await server.stop(signal)).toEqual(promptly);
  });

  test('ends it while a connection is open on which nothing was sent', async () => {
    const server = await start();
    await rawConnection(server.port);
    // What comes later was accepted later: the connection above is known when this is answered.
    await fetch(`${server.url}/openapi.json`);
    expect(await server.stop(signal)).toEqual(promptly);
  });

  test('lets a request that is under way end, and then ends it', async () => {
    const server = await start();
    const connection = await rawConnection(server.port);
    await connection.write(form.head);
    await connection.write(form.body.subarray(0, half));
    await fetch(`${server.url}/openapi.json`);

    const ending = server.stop(signal);
    await expectRefused(server);
    await connection.write(form.body.subarray(half));
    expect((await connection.answer()).status).toBe(200);
    expect(await ending).toEqual(promptly);
  });
});

test('a client that was answered early can send the rest while the server ends', async () => {
  const server = await start();
  const large = rawForm('PUT', '/api/nowhere/', { receipt: Buffer.alloc(8 * 1024 * 1024) });
  const connection = await rawConnection(server.port);
  await connection.write(large.head);
  expect((await connection.answer()).status).toBe(404);
  const ending = server.stop('SIGTERM');
  await expectRefused(server);
  await connection.write(large.body);
  expect(await ending).toEqual(promptly);
});

test('a port that is taken is said in one line, with exit code 1', async () => {
  const { port } = await start();
  expect(await failToStart(String(port))).toEqual({ code: 1, printed: expect.stringMatching(`^.*\\b${port}\\b.*already in use.*PORT.*\\n$`) });
});

test('a PORT that is none is said in one line, with exit code 1', async () => {
  expect(await failToStart('http')).toEqual({ code: 1, printed: expect.stringMatching(/^.*\bhttp\b.*PORT.*\n$/) });
});

async function failToStart(port: string): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, [UPLOADS], { cwd: ROOT, env: { ...process.env, PORT: port }, timeout: 20_000 });
  const printed = collectOutput(child);
  await once(child, 'close');
  return { code: child.exitCode, printed: printed() };
}

// Without `prestart`, which installs and builds: both have been done.
describe.skipIf(npm.missing)(titled('npm start', npm), () => {
  const groups: number[] = [];
  afterEach(() => groups.splice(0).forEach(endGroup));

  test('stops whole when its terminal interrupts it', async () => {
    const { url, child, group } = await startNpm();
    process.kill(group, 'SIGINT');
    await once(child, 'close');
    await expectGone(group, url);
  });

  // npm passes a signal on to the shell that it has started, which does not: the shell has to become the server.
  const shell = { missing: startScript().startsWith('exec ') ? undefined : 'the script start is not `exec node …`, so npm ends only its shell' };
  test.skipIf(shell.missing)(titled('stops whole when a supervisor ends npm', shell), async () => {
    const { url, child, group } = await startNpm();
    child.kill('SIGTERM');
    await once(child, 'exit');
    await expectGone(group, url);
  });

  async function startNpm(): Promise<{ readonly url: string; readonly child: ChildProcess; readonly group: number }> {
    const child = spawn(npm.command, ['start', '--ignore-scripts'], { cwd: ROOT, env: { ...process.env, PORT: '0' }, detached: true });
    const group = -(child.pid as number);
    groups.push(group);
    const url = await listeningUrl(child, collectOutput(child));
    expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
    return { url, child, group };
  }

  async function expectGone(group: number, url: string): Promise<void> {
    await expect.poll(() => isAlive(group), { interval: 10 }).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
  }
});

function startScript(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }).scripts.start;
}

/** Whether a group has a process that has not ended. */
function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

function endGroup(group: number): void {
  if (isAlive(group)) process.kill(group, 'SIGKILL');
}
