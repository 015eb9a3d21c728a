import { Readable } from 'node:stream';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  ApiError,
  Configure,
  Controller,
  compileApi,
  createApi,
  FileMetadata,
  type FileParts,
  FileStream,
  Post,
  Returns,
  type Storage,
  type StorageUpload,
  Throws,
} from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, file, form } from './raw-form.ts';

// Also fails what rejects and is not caught.
useFreshFolders();

const STEPS = ['open', 'write', 'finish', 'commit', 'abort'] as const;
type Step = (typeof STEPS)[number];

/** What may happen to a request. */
interface Scenario {
  /** `base64` is a form that may have files as text, too. */
  readonly way: 'whole' | 'base64' | 'streamed';
  /** Whether the parser's own storage keeps files. */
  readonly keeps: boolean;
  readonly sizes: readonly number[];
  /** Where the body is cut, as parts of its length. */
  readonly cuts: readonly number[];
  /** How much of the body comes before its client goes away. */
  readonly leavesAfter: number | null;
  /** How long the steps of storages take, in turn. */
  readonly speeds: readonly ('at once' | 'a moment' | 'a turn')[];
  /** The step of a storage that fails, counted over all files. */
  readonly failing: { readonly step: Step; readonly nth: number } | null;
  readonly handler: 'returns' | 'throws' | 'refuses' | 'saves' | 'saves without waiting' | 'loses its client';
}

/** What a storage was asked to do with one file. */
interface Followed {
  /** Whether the storage keeps files. */
  readonly keeps: boolean;
  readonly steps: Step[];
  failed: boolean;
  busy: boolean;
}

/** Storages that take their time, fail once where they are told to, and know what they were asked. */
function followedStorages({ speeds, failing }: Pick<Scenario, 'speeds' | 'failing'>) {
  const files: Followed[] = [];
  const openings: Followed[] = [];
  const wrong: string[] = [];
  const failed: Step[] = [];
  let asked = 0;

  const fail = (step: Step): boolean => {
    const isNext = failing?.step === step && failing.nth === counts[step];
    counts[step] += 1;
    if (isNext) failed.push(step);
    return isNext;
  };
  const counts = { open: 0, write: 0, finish: 0, commit: 0, abort: 0 };
  const ask = <T>(file: Followed, step: Step, result: T): T | Promise<T> => {
    if (file.busy) wrong.push(`${step} is asked while another step is under way`);
    file.steps.push(step);
    const end = (): T => {
      file.busy = false;
      if (!fail(step)) return result;
      file.failed = true;
      throw new Error(`${step} has failed`);
    };
    file.busy = true;
    asked += 1;
    const speed = speeds[asked % speeds.length];
    if (speed === 'at once') return end();
    return (speed === 'a turn' ? turn() : Promise.resolve()).then(end);
  };
  const storage = <K extends boolean>(keeps: K): Storage & { readonly keeps: K } => ({
    keeps,
    responses: [],
    open() {
      const opening: Followed = { keeps, steps: [], failed: false, busy: false };
      openings.push(opening);
      const begin = (): StorageUpload => {
        const followed: Followed = { ...opening, steps: [] };
        files.push(followed);
        const permanent = { key: `key-${files.length}`, commit: () => ask(followed, 'commit', undefined) };
        return {
          write: () => ask(followed, 'write', undefined),
          finish: () => ask(followed, 'finish', { content: Buffer.from('x'), ...(keeps && { permanent }) }),
          abort: () => ask(followed, 'abort', undefined),
        };
      };
      const opened = ask(opening, 'open', undefined);
      return opened instanceof Promise ? opened.then(begin) : begin();
    },
  });
  return { storage, files, wrong, failed, isBusy: () => [...openings, ...files].some(({ busy }) => busy) };
}

/** A body in pieces, to its end or until its client goes away. */
function* arrival(body: Buffer, cuts: readonly number[], leavesAfter: number | null): Generator<Buffer> {
  const end = leavesAfter === null ? body.length : Math.floor(leavesAfter * body.length);
  const places = [...cuts.map((cut) => Math.floor(cut * end)).sort((a, b) => a - b), end];
  for (const [index, place] of places.entries()) yield body.subarray(places[index - 1] ?? 0, place);
  if (leavesAfter !== null) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}

/** Whether a request has to succeed; `undefined` where it depends on who is first. */
function hasToSucceed({ way, keeps, leavesAfter, handler }: Scenario, failed: readonly Step[]): boolean | undefined {
  if (leavesAfter !== null || handler === 'throws' || handler === 'refuses') return false;
  if (handler === 'loses its client' && keeps && way !== 'streamed') return false;
  // It may be too late to read a file that arrives, and what the handler has caught before anybody else has waited for it is nobody's failure.
  if (handler === 'saves without waiting' && (way === 'streamed' || failed.length > 0)) return undefined;
  return failed.every((step) => step === 'abort');
}

async function run(scenario: Scenario): Promise<void> {
  const { way, keeps, sizes, cuts, leavesAfter, handler } = scenario;
  const { storage, files: followed, wrong, failed, isBusy } = followedStorages(scenario);
  const kept = storage(true);
  const client = new AbortController();

  const handle = async (save: () => Promise<unknown>): Promise<void> => {
    if (handler === 'throws') throw new Error('the handler has failed');
    if (handler === 'refuses') throw new ApiError(409, 'Not now');
    if (handler === 'loses its client') client.abort(new Error('gone'));
    if (handler === 'saves') await save();
    if (handler === 'saves without waiting') save().catch(() => undefined);
  };
  class Files {
    @Nested(() => [UploadedFile])
    files!: UploadedFile[];
  }
  @Controller('/', { parsers: [multipartParser({ storage: storage(keeps) })] })
  class LifeController {
    @Post('/whole')
    @Throws(409)
    @Returns(null)
    async whole(@FileMetadata(Files) { files }: Files): Promise<void> {
      for (const one of files) await handle(() => one.saveTo(kept));
    }

    @Post('/base64')
    @Configure({ parsers: [base64Files(multipartParser({ storage: storage(keeps) }))] })
    @Throws(409)
    @Returns(null)
    base64(@FileMetadata(Files) files: Files): Promise<void> {
      return this.whole(files);
    }

    @Post('/streamed')
    @Throws(409)
    @Returns(null)
    async streamed(@FileStream(Files) parts: FileParts<Files>): Promise<void> {
      for await (const part of parts) await handle(() => part.saveTo(kept));
    }
  }
  const api = createApi({
    title: 'Lives',
    version: '1',
    controllers: [LifeController],
    serializer: classValidatorSerializer(),
    reportError: () => undefined,
  });
  const body = Readable.from(arrival(form(sizes.map((size) => file('files', 'a.txt', Buffer.alloc(size, 'x')))), cuts, leavesAfter), {
    objectMode: false,
  });
  // As that of Node, which tells nobody that a client has gone where nobody listens.
  body.on('error', () => undefined);
  const headers = { 'content-type': CONTENT_TYPE };
  const answering = compileApi(api).handle({
    method: 'POST',
    path: `/${way}`,
    queryString: '',
    native: undefined,
    headers,
    body,
    signal: client.signal,
  });
  const response = await Promise.race([answering, wait(2000, undefined, { ref: false })]);

  const succeeded = response !== undefined && response.status < 300;
  expect([response !== undefined, wrong, isBusy()]).toEqual([true, [], false]);
  expect(succeeded).toBe(hasToSucceed(scenario, failed) ?? succeeded);
  for (const one of followed) {
    expect(one.steps.join(' ')).toMatch(/^(?:write )*(?:finish ?)?(?:commit ?)?(?:abort)?$/);
    const isKept = succeeded && one.keeps && !one.failed;
    expect([one.steps.includes('commit') && !one.steps.includes('abort'), one.steps.includes('abort')]).toEqual([isKept, !isKept]);
  }
  expect(body.readableEnded || body.listenerCount('data') === 0).toBe(true);
}

test('a request has one end, whatever happens: its files are kept, or left by all who hold them', async () => {
  const fraction = fc.nat(999).map((thousandths) => thousandths / 1000);
  const scenario: fc.Arbitrary<Scenario> = fc.record({
    way: fc.constantFrom('whole', 'base64', 'streamed'),
    keeps: fc.boolean(),
    sizes: fc.array(fc.nat(300), { minLength: 1, maxLength: 3 }),
    cuts: fc.array(fraction, { maxLength: 6 }),
    leavesAfter: fc.option(fraction, { freq: 3 }),
    speeds: fc.array(fc.constantFrom('at once', 'a moment', 'a turn'), { minLength: 1, maxLength: 4 }),
    failing: fc.option(fc.record({ step: fc.constantFrom(...STEPS), nth: fc.nat(4) }), { freq: 2 }),
    handler: fc.constantFrom('returns', 'throws', 'refuses', 'saves', 'saves without waiting', 'loses its client'),
  });
  await fc.assert(fc.asyncProperty(scenario, run), { numRuns: 2000 });
});
