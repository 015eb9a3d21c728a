import { Agent, request } from 'node:http';
import { median } from '../statistics.ts';
import type { HostileRequest } from './hostile-request.ts';

/** The cost of a request in milliseconds. */
export interface BodyCost extends Pick<HostileRequest, 'id' | 'atMost'> {
  readonly status: number;
  readonly isExpected: boolean;
  readonly bytes: number;
  /** From the first byte of the request to the last of the answer. */
  readonly answered: Spread;
  /** Of processor time of the server, all of its threads. */
  readonly used: Spread;
  /** The smaller of both: others may take part of the core, and not all threads keep requests waiting. */
  readonly blocked: Spread;
}

/** Of several requests. The first one, for which nothing is compiled yet, is among them. */
export interface Spread {
  readonly median: number;
  readonly most: number;
}

/** Sends a request several times, one after the other. */
export async function measureRequest(url: string, hostile: HostileRequest, rounds: number): Promise<BodyCost> {
  const { id, make, statuses, atMost } = hostile;
  const made = make();
  const body = made === undefined ? undefined : Buffer.from(made);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answered: number[] = [];
  const used: number[] = [];
  let status = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const before = await processorTime(url, agent);
      const start = performance.now();
      ({ status } = await send(agent, url, hostile, body));
      answered.push(performance.now() - start);
      used.push((await processorTime(url, agent)) - before);
    }
  } finally {
    agent.destroy();
  }
  const blocked = answered.map((time, round) => Math.min(time, used[round] as number));
  return {
    id,
    atMost,
    status,
    isExpected: statuses.includes(status),
    bytes: body?.length ?? 0,
    answered: spread(answered),
    used: spread(used),
    blocked: spread(blocked),
  };
}

function spread(times: readonly number[]): Spread {
  return { median: median(times), most: Math.max(...times) };
}

/** What the server has used so far, in milliseconds. It tells itself: the system counts in steps of 10 ms. */
async function processorTime(url: string, agent: Agent): Promise<number> {
  const { text } = await send(agent, url, { method: 'GET', path: '/used', headers: {} });
  return Number(text) / 1000;
}

type Head = Pick<HostileRequest, 'method' | 'path' | 'headers'>;

function send(agent: Agent, url: string, { method, path, headers }: Head, body?: Buffer): Promise<{ status: number; text: string }> {
  const length = body ? { 'content-length': body.length } : {};
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { agent, method, headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode as number, text })).on('error', reject);
    });
    asked.on('error', reject).end(body);
  });
}
