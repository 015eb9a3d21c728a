import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { type Api, Controller, createApi, FileMetadata, type PermanentStorage, Post, Returns, reply, type Storage } from '@modern-rest/core';
import { folderStorage, memoryStorage, multipartParser, temporaryStorage, UploadedFile } from '@modern-rest/multipart';
import { s3Storage } from '@modern-rest/s3';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import fc, { type Scheduler } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { CONTENT_TYPE, file, form } from '../../unit/multipart/raw-form.ts';
import { storageOfNothing } from '../../unit/multipart/storage-of-nothing.ts';
import { stubClient } from './s3-client.ts';
import { type S3Stub, s3Stub } from './s3-stub.ts';

const folders = useFreshFolders();

/** Few contents, so that requests get the same hash. */
const CONTENTS = ['', 'one content', 'another content'];
const KEEPING = ['random keys', 'random keys again', 'hash keys', 'hash keys again', 's3', 'custom', 'custom hash keys'] as const;
const RECEIVING = ['temporary', 'memory', ...KEEPING] as const;
type KeepingName = (typeof KEEPING)[number];
type Name = (typeof RECEIVING)[number];

/** What one request does. */
interface Plan {
  readonly content: number;
  readonly model: 'plain' | 'hashed';
  /** The storage of the parser. */
  readonly received: Name;
  /** The storages that the handler saves the file to. Only files of the first two storages can be read. */
  readonly saved: readonly KeepingName[];
  /** After how many of them it saves to a storage whose commit fails. */
  readonly failsAfter: number | null;
  readonly handler: 'returns' | 'throws' | 'refuses';
}

interface Kept {
  readonly storage: Name;
  readonly key: string;
  readonly content: number;
}

class Hashed extends UploadedFile {
  @IsString()
  declare sha256: string;
}

class PlainForm {
  @Nested()
  file!: UploadedFile;
}

class HashedForm {
  @Nested()
  file!: Hashed;
}

let stub: S3Stub;
beforeAll(async () => {
  stub = await s3Stub();
});
afterAll(() => stub.close());

/** Lets the scheduler decide when each step begins and when its end is seen. */
function paced<S extends Storage>(storage: S, scheduler: Scheduler): S {
  const step = async <T>(act: () => T | Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve());
    const result = await act();
    await scheduler.schedule(Promise.resolve());
    return result;
  };
  return {
    ...storage,
    open: (incoming, request) =>
      step(async () => {
        const upload = await storage.open(incoming, request);
        return {
          write: upload.write,
          abort: () => step(upload.abort),
          async finish(sha256) {
            const stored = await upload.finish(sha256);
            const { permanent } = stored;
            return permanent ? { ...stored, permanent: { ...permanent, commit: () => step(permanent.commit) } } : stored;
          },
        };
      }),
  };
}

/** A storage as a user can write one. With `hashed`, it counts who relies on a file. */
function customStorage(files: Map<string, string>, hashed: boolean): PermanentStorage {
  const claims = new Map<string, { count: number; kept: boolean }>();
  let uploads = 0;
  return {
    keeps: true,
    responses: [],
    hashed,
    open() {
      const pieces: Buffer[] = [];
      let undo = (): void => undefined;
      return {
        write: (bytes) => void pieces.push(bytes),
        finish(sha256) {
          const content = Buffer.concat(pieces);
          const key = sha256 ?? `upload-${++uploads}`;
          const claim = claims.get(key) ?? { count: 0, kept: files.has(key) };
          claims.set(key, claim);
          return {
            content,
            permanent: {
              key,
              commit() {
                claim.count += 1;
                files.set(key, content.toString());
                undo = () => {
                  claim.count -= 1;
                  if (claim.count === 0 && !claim.kept) files.delete(key);
                };
              },
              release: () => {
                claim.kept = true;
              },
            },
          };
        },
        abort: () => undo(),
      };
    },
  };
}

type Contents = Readonly<Record<string, string | undefined>>;

interface World {
  readonly storages: Readonly<Record<Name, Storage>> & Readonly<Record<KeepingName, PermanentStorage>>;
  /** Everything that is there, by storage and key. Storages with the same files have the same name. */
  contents(): Promise<Contents>;
}

function newWorld(scheduler: Scheduler, folder: string): World {
  const [random, hashes] = [join(folder, 'random'), join(folder, 'hashes')];
  const [custom, customHashes] = [new Map<string, string>(), new Map<string, string>()];
  const options = { freeDisk: 0, durable: false };
  stub.reset();
  const pace = <S extends Storage>(storage: S): S => paced(storage, scheduler);
  return {
    storages: {
      temporary: pace(temporaryStorage({ memory: 0 })),
      memory: pace(memoryStorage()),
      'random keys': pace(folderStorage(random, options)),
      'random keys again': pace(folderStorage(random, options)),
      'hash keys': pace(folderStorage(hashes, { ...options, keys: 'sha256' })),
      'hash keys again': pace(folderStorage(hashes, { ...options, keys: 'sha256' })),
      s3: pace(s3Storage({ client: stubClient(stub), bucket: 'uploads', prefix: 'in/' })),
      custom: pace(customStorage(custom, false)),
      'custom hash keys': pace(customStorage(customHashes, true)),
    },
    async contents() {
      const found: Record<string, string> = {};
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile()) found[relative(folder, path)] = await readFile(path, 'utf8');
      }
      for (const [key, { bytes }] of stub.objects) found[`s3/${key}`] = bytes.toString();
      for (const id of stub.incomplete.keys()) found[`incomplete/${id}`] = '';
      for (const [key, content] of custom) found[`custom/${key}`] = content;
      for (const [key, content] of customHashes) found[`custom-hashes/${key}`] = content;
      return found;
    },
  };
}

const PLACES: Readonly<Record<KeepingName, string>> = {
  'random keys': 'random',
  'random keys again': 'random',
  'hash keys': 'hashes',
  'hash keys again': 'hashes',
  s3: 's3',
  custom: 'custom',
  'custom hash keys': 'custom-hashes',
};

function apiOf(plan: Plan, { storages }: World, scheduler: Scheduler): Api {
  const failing = paced(
    storageOfNothing(() => {
      throw new Error('the disk is full');
    }),
    scheduler,
  );
  const handle = async (uploaded: UploadedFile) => {
    const kept: Kept[] = [];
    const isKept = storages[plan.received].keeps;
    if (isKept) kept.push({ storage: plan.received, key: uploaded.key as string, content: plan.content });
    // A file in S3 cannot be read before its commit.
    const targets = plan.received === 's3' ? [] : plan.saved;
    for (const [index, name] of targets.entries()) {
      if (plan.failsAfter === index) await uploaded.saveTo(failing);
      kept.push({ storage: name, key: await uploaded.saveTo(storages[name]), content: plan.content });
    }
    if (plan.handler === 'throws') throw new Error('the handler fails');
    if (plan.handler === 'refuses') return reply(409, 'not now');
    return JSON.stringify(kept);
  };
  @Controller('/', { parsers: [multipartParser({ storage: storages[plan.received] })], limits: { spoolThreshold: 0 } })
  class PlannedController {
    @Post('/plain')
    @Returns(String)
    @Returns(String, { status: 409 })
    plain(@FileMetadata(PlainForm) { file: uploaded }: PlainForm) {
      return handle(uploaded);
    }

    @Post('/hashed')
    @Returns(String)
    @Returns(String, { status: 409 })
    hashed(@FileMetadata(HashedForm) { file: uploaded }: HashedForm) {
      return handle(uploaded);
    }
  }
  const reportError = (): void => undefined;
  return createApi({ title: 'Plans', version: '1', controllers: [PlannedController], serializer: classValidatorSerializer(), reportError });
}

function statusOf({ handler, failsAfter, saved, received }: Plan): number {
  if (handler !== 'returns') return handler === 'throws' ? 500 : 409;
  return failsAfter !== null && failsAfter < saved.length && received !== 's3' ? 500 : 201;
}

const plan = (names: readonly Name[], keeping: readonly KeepingName[], contents: number): fc.Arbitrary<Plan> =>
  fc.record({
    content: fc.nat(contents - 1),
    model: fc.constantFrom('plain', 'hashed'),
    received: fc.constantFrom(...names),
    saved: fc.array(fc.constantFrom(...keeping), { maxLength: 3 }),
    failsAfter: fc.option(fc.nat(2), { freq: 2 }),
    handler: fc.constantFrom('returns', 'returns', 'returns', 'throws', 'refuses'),
  });

/** Sends the requests and returns what is there, and what should be. */
async function run(plans: readonly Plan[], scheduler: Scheduler, world: World): Promise<{ readonly found: Contents; readonly promised: Contents }> {
  const send = async (one: Plan): Promise<{ readonly status: number; readonly kept: readonly Kept[] }> => {
    const call = inMemory(apiOf(one, world, scheduler));
    const body = form([file('file', 'a.txt', CONTENTS[one.content] as string)]);
    const response = await call({ method: 'POST', url: `/${one.model}`, headers: { 'content-type': CONTENT_TYPE }, body });
    return { status: response.status, kept: response.status === 201 ? JSON.parse((await response.json()) as string) : [] };
  };
  const answers = await scheduler.waitFor(Promise.all(plans.map(send)));
  expect(answers.map(({ status }) => status)).toEqual(plans.map(statusOf));
  const kept = answers.flatMap((answer) => answer.kept);
  const promised = kept.map(({ storage, key, content }) => [`${PLACES[storage as KeepingName]}/${key}`, CONTENTS[content]] as const);
  return { found: await world.contents(), promised: Object.fromEntries(promised) };
}

describe('F1: requests at the same time', () => {
  const requests = (names: readonly Name[], keeping: readonly KeepingName[], contents: number): fc.Arbitrary<Plan[]> =>
    fc.array(plan(names, keeping, contents), { minLength: 2, maxLength: 5 });
  const newFolder = (): Promise<string> => mkdtemp(join(folders.saved, 'run-'));
  const hashKeys = requests(['temporary', 'hash keys', 'hash keys again'], ['hash keys', 'hash keys again'], 1);

  test.each([
    ['all storages', requests(RECEIVING, KEEPING, CONTENTS.length), 80],
    ['one folder with hash keys', hashKeys, 120],
  ])('keep every file that a 2xx names, and no other file, in %s', async (_, plans, numRuns) => {
    const property = fc.asyncProperty(plans, fc.scheduler(), async (sent, scheduler) => {
      const { found, promised } = await run(sent, scheduler, newWorld(scheduler, await newFolder()));
      expect(found).toEqual(promised);
    });
    await fc.assert(property, { numRuns });
  });
});
