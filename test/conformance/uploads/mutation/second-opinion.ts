import { isUtf8 } from 'node:buffer';
import type { ReadPart } from '../reference/read-body.ts';

/** Asks the parser of `fetch` for the parts of a body, as texts that can be compared; `undefined` if it does not take the body. */
export async function secondOpinion(body: Buffer, contentType: string): Promise<readonly string[] | undefined> {
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return await Promise.all(
      Array.from(form, async ([name, value]) => {
        const content = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
        return `${name}=${content.toString('latin1')}`;
      }),
    );
  } catch {
    return undefined;
  }
}

/** The parts that somebody else has read, written in the same way; `undefined` where `fetch` is known to read them in its own way. */
export function asOpinion(parts: readonly ReadPart[]): readonly string[] | undefined {
  const isPlain = parts.every(
    ({ name, filename, content }) => !/[\\%"]/.test(name) && (filename !== undefined || (isUtf8(content) && content[0] !== 0xef)),
  );
  return isPlain ? parts.map(({ name, content }) => `${name}=${content.toString('latin1')}`) : undefined;
}
