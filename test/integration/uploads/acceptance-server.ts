import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RawConnection, rawConnection } from '../../real/raw-connection.ts';
import { type ServerProcess, type StartOptions, startServer } from '../../real/server-process.ts';
import { expectUpload } from './upload-requests.ts';

const APP = 'test/integration/uploads/acceptance/app.mjs';

/** What Koa tells of clients that have gone. */
const CLIENT_GONE: ReadonlySet<string> = new Set(['Koa: ECONNRESET', 'Koa: EPIPE']);

/** The acceptance application in a process of its own. */
export interface AcceptanceServer extends ServerProcess {
  /** A connection that ends with the test. */
  connect(): Promise<RawConnection>;
  /** Ends what `connect` has given. */
  disconnect(): Promise<void>;
  /** How many requests are not over. */
  inFlight(): Promise<number>;
  /** The errors that were reported since this was asked before, by code or text, without clients that have gone. */
  reported(): Promise<readonly string[]>;
  /** Waits until descriptors, temporary files and requests under way are what they were before the first upload. Fails with the difference. */
  settle(): Promise<void>;
}

/** Starts the acceptance application. An error that nobody catches ends it. */
export async function startAcceptance(options: StartOptions = {}): Promise<AcceptanceServer> {
  const server = await startServer(APP, 0, { ...options, node: ['--unhandled-rejections=strict', ...(options.node ?? [])] });
  const inFlight = async (): Promise<number> => (await server.ask('in flight')) as number;
  const held = async () => ({
    // libuv has one in reserve, of either kind, for the time when it has no other.
    descriptors: server
      .descriptors()
      .map((target) => (target === '/' ? '/dev/null' : target))
      .sort(),
    temporaryFiles: server.temporaryFiles(),
    inFlight: await inFlight(),
  });
  const baseline = await held();
  const connections: RawConnection[] = [];
  return {
    ...server,
    async connect() {
      const connection = await rawConnection(server.port);
      connections.push(connection);
      return connection;
    },
    disconnect: async () => void (await Promise.all(connections.splice(0).map((connection) => connection.abort('FIN')))),
    inFlight,
    async reported() {
      const errors = (await server.ask('errors')) as string[];
      return errors.filter((error) => !CLIENT_GONE.has(error));
    },
    settle: () => expect.poll(held, { interval: 5 }).toEqual(baseline),
  };
}

/** What a test has of `useAcceptance`. */
export interface Acceptance {
  /** From the first test on. */
  server: AcceptanceServer;
}

/**
 * Starts the acceptance application for the tests of a `describe`. After each of them nothing may be left, an upload must be stored, and the process
 * must be the same, without an error that was reported or printed.
 */
export function useAcceptance(options: StartOptions = {}): Acceptance {
  const acceptance = {} as Acceptance;
  beforeAll(async () => {
    acceptance.server = await startAcceptance(options);
  });
  afterEach(async () => {
    const { server } = acceptance;
    await server.disconnect();
    await expectUpload(server);
    await server.settle();
    expect([await server.reported(), server.errors()]).toEqual([[], '']);
  });
  afterAll(() => acceptance.server.stop());
  return acceptance;
}
