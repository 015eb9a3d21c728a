import { buffer } from 'node:stream/consumers';
import busboy from 'busboy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTENT_TYPE } from './raw-form.ts';
import { type Answer, uploadApi } from './upload-api.ts';

type Contents = Readonly<Record<string, readonly string[]>>;

/** What another parser makes of a body: the contents of all parts by field, in base64. */
async function readByBusboy(body: Buffer): Promise<Contents> {
  const parser = busboy({ headers: { 'content-type': CONTENT_TYPE } });
  const parts: (readonly [name: string, content: Promise<Buffer>])[] = [];
  parser.on('field', (name, value) => parts.push([name, Promise.resolve(Buffer.from(value))]));
  parser.on('file', (name, stream) => parts.push([name, buffer(stream)]));
  await new Promise((resolve, reject) => parser.on('close', resolve).on('error', reject).end(body));
  const contents: Record<string, string[]> = {};
  for (const [name, content] of parts) contents[name] = [...(contents[name] ?? []), (await content).toString('base64')];
  return contents;
}

function readByUs({ seen }: Answer): Contents {
  const { title, tags } = (seen?.fields ?? {}) as { title?: string; tags?: string[] };
  const { file, files } = (seen?.files ?? {}) as { file?: { content: string }; files?: { content: string }[] };
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    ...(title !== undefined && { title: [base64(title)] }),
    ...(tags && { tags: tags.map(base64) }),
    ...(file && { file: [file.content] }),
    ...(files && { files: files.map(({ content }) => content) }),
  };
}

const head = fc.constantFrom(
  'Content-Disposition: form-data; name="title"',
  'Content-Disposition: form-data; name=tags',
  'content-disposition:form-data;name="file";filename="a;b"',
  'Content-Disposition: form-data; filename=a; name=files',
  'Content-Type: text/plain',
  'X-Other: a: b; c="d"',
);
const line = fc.oneof(head, fc.constantFrom('', '', 'x', '-', '--', '--boun', '\r', '\n', '--bound', '--bound--', ' --bound'));
const bodies = fc
  .array(
    fc.oneof(
      line,
      fc.tuple(fc.constant('--bound'), head, fc.constant(''), line).map((lines) => lines.join('\r\n')),
    ),
    { maxLength: 12 },
  )
  .map((lines) => Buffer.from([...lines, '--bound--'].join('\r\n')));

test('what is taken at all is to another parser what it is to us', async () => {
  const { send } = uploadApi();
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const answer = await send(body);
      expect([201, 400]).toContain(answer.status);
      if (answer.status !== 201) return;
      taken += 1;
      expect(readByUs(answer)).toEqual(await readByBusboy(body));
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(100);
});
