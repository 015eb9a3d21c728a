import { S3Client } from '@aws-sdk/client-s3';
import type { S3Stub } from './s3-stub.ts';

/** A client of the stub. */
export function stubClient({ url }: S3Stub): S3Client {
  return new S3Client({
    endpoint: url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
}
