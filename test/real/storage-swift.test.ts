import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CreateBucketCommand, GetObjectCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { s3Storage } from '@modern-rest/s3';
import { afterAll, beforeAll, describe } from 'vitest';
import { keepsItsPromises } from '../conformance/storages/storage-contract.ts';
import { findProgram, titled } from './available.ts';

const swift = findProgram('Swift', ['swift-proxy-server'], ['--help']);
const BUCKET = 'uploads';

let server: ChildProcess;
let client: S3Client;
const folder = mkdtempSync(join(tmpdir(), 'swift-'));

describe.skipIf(swift.missing)(titled('a bucket of OpenStack Swift', swift), () => {
  beforeAll(async () => {
    server = spawn('bash', ['test/real/swift.sh', folder, String(await freePorts())], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [endpoint] = (await once(createInterface(server.stdout as Readable), 'line')) as [string];
    client = new S3Client({
      endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'test:tester', secretAccessKey: 'testing' },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  }, 150_000);
  afterAll(async () => {
    server?.stdin?.end();
    if (server?.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  keepsItsPromises(
    () => ({
      storage: s3Storage({ client, bucket: BUCKET }),
      read: async (key) => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
          return await buffer(Body as Readable);
        } catch {
          return undefined;
        }
      },
      async left() {
        const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
        const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
        return [...Contents.map(({ Key }) => Key), ...Uploads.map(({ UploadId }) => UploadId)].sort();
      },
    }),
    10,
  );
});

/** The first of five ports that were free a moment ago: those behind a random one. */
async function freePorts(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return Math.min(port, 65_000);
}
