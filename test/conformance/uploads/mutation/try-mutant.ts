import { setTimeout as delay } from 'node:timers/promises';
import { cpuTime } from '../../../cpu-time.ts';
import { expectedAnswer } from '../reference/expected-answer.ts';
import { readBody } from '../reference/read-body.ts';
import type { Answer, UploadEndpoint } from '../upload-endpoint.ts';
import type { MadeMutant } from './mutants.ts';
import { asOpinion, secondOpinion } from './second-opinion.ts';

/** A request without a response after this time, in ms, hangs. */
const HANG = 60_000;

/** What came of a mutant. */
export interface Trial {
  /** `undefined` if there was none. */
  readonly status: number | undefined;
  /** CPU time of the request, in ms. */
  readonly cpu: number;
  /** What is wrong with the answer; `undefined` for nothing. */
  readonly fault: string | undefined;
}

/** Sends a mutant, and holds the answer against what others read in it. */
export async function tryMutant(endpoint: UploadEndpoint, mutant: MadeMutant): Promise<Trial> {
  const start = cpuTime();
  const answer = await answerOf(endpoint, mutant);
  const cpu = cpuTime() - start;
  const fault = typeof answer === 'string' ? answer : await faultOf(answer, mutant);
  return { status: typeof answer === 'string' ? undefined : answer.status, cpu, fault };
}

async function answerOf(endpoint: UploadEndpoint, { chunks, contentType, contentLength }: MadeMutant): Promise<Answer | string> {
  const headers = { 'content-type': contentType, ...(contentLength !== undefined && { 'content-length': contentLength }) };
  const watchdog = new AbortController();
  const hanging = delay(HANG, `no answer within ${HANG} ms`, { signal: watchdog.signal, ref: false }).catch(() => '');
  try {
    return await Promise.race([endpoint.send(chunks, headers), hanging]);
  } catch (error) {
    return `no answer but ${String(error)}`;
  } finally {
    watchdog.abort();
  }
}

async function faultOf({ status, seen, issues }: Answer, mutant: MadeMutant): Promise<string | undefined> {
  const { bytes, contentType, contentLength } = mutant;
  if (status !== 201) {
    if (status !== 400 && status !== 413) return `the status ${status}`;
    if (!issues?.length || issues.some(({ msg }) => typeof msg !== 'string' || msg === '')) return 'an answer that is not of the error model';
  }
  const expected = expectedAnswer(bytes, contentType);
  if (status !== 201) {
    const mayRefuse = expected.seen === undefined || expected.unsure || contentLength === '33554433';
    return mayRefuse ? undefined : `refused, though it is right: ${issues?.[0]?.msg}`;
  }
  if (expected.seen === undefined) return `read, though it is not right: ${expected.why}`;
  const [ours, theirs] = [canonical(seen), canonical(expected.seen)];
  if (ours !== theirs) return `read as ${ours} and not as ${theirs}`;
  return otherReading(bytes, contentType);
}

/** What `fetch` reads where it takes a body that we take. */
async function otherReading(bytes: Buffer, contentType: string): Promise<string | undefined> {
  const ours = asOpinion(readBody(bytes, contentType).parts);
  const theirs = ours && (await secondOpinion(bytes, contentType));
  if (!theirs || JSON.stringify(theirs) === JSON.stringify(ours)) return undefined;
  return `fetch reads ${JSON.stringify(theirs)} and not ${JSON.stringify(ours)}`;
}

/** As JSON, the properties in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
}
