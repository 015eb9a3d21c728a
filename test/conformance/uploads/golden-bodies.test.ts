import { describe, expect, test } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { CONTENT_TYPE } from '../../unit/multipart/raw-form.ts';
import { GOLDEN_BODIES } from './golden-bodies.ts';
import type { GoldenBody, Verdict } from './golden-body.ts';
import { splits } from './splits.ts';
import { type UploadEndpoint, uploadEndpoint } from './upload-endpoint.ts';

useFreshFolders();

const inMemory = uploadEndpoint();
const onDisk = uploadEndpoint({ limits: { spoolThreshold: 0 } });
/** Of how many one goes to disk. */
const DISK = 40;
const titled = GOLDEN_BODIES.map((body): [id: string, sentence: string, body: GoldenBody] => [body.id, body.sentence, body]);

/** The verdict as an answer: an issue is where it should be, and has more to say. */
function toAnswer(verdict: Verdict): unknown {
  if ('seen' in verdict) return verdict;
  return { ...verdict, issues: verdict.issues.map((issue) => ({ ...issue, msg: expect.stringContaining(issue.msg) })) };
}

test('each has an id of its own', () => {
  const ids = GOLDEN_BODIES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

describe.each(titled)('%s: %s', (_id, _sentence, { bytes, contentType = CONTENT_TYPE, expected }) => {
  const send = (endpoint: UploadEndpoint, chunks: Iterable<Uint8Array>) => endpoint.send(chunks, { 'content-type': contentType });

  test('gets its verdict', async () => {
    expect(await send(inMemory, [bytes])).toEqual(toAnswer(expected));
    expect(await send(onDisk, [bytes])).toEqual(toAnswer(expected));
    expect([...inMemory.reported, ...onDisk.reported]).toEqual([]);
  });

  test('gets it however it is cut', async () => {
    const whole = JSON.stringify(await send(inMemory, [bytes]));
    let count = 0;
    for (const chunks of splits(bytes)) {
      count += 1;
      const answer = JSON.stringify(await send(count % DISK === 0 ? onDisk : inMemory, chunks));
      if (answer !== whole) expect({ chunks: chunks.map(String), answer }).toEqual({ chunks: chunks.map(String), answer: whole });
    }
  });
});
