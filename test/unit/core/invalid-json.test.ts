import { inMemory } from '@modern-rest/testing';
import fc from 'fast-check';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';
import { describe, expect, test } from 'vitest';

@Controller('/')
class EchoController {
  @Post('/')
  @Returns(null)
  take(@Body(String) _value: string): void {}
}

const send = inMemory(createApp({ title: 'Echo', version: '1', controllers: [EchoController] }).api);

/** The position that the response names; `undefined` for JSON. */
async function positionIn(text: string): Promise<number | undefined> {
  const response = await send({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, body: text });
  const { detail } = (response.status === 400 ? await response.json() : { detail: [] }) as { detail: { msg: string }[] };
  const at = /^The body is not valid JSON \(at character (\d+)\)$/.exec(detail[0]?.msg ?? '')?.[1];
  return at === undefined ? undefined : Number(at);
}

describe('G1: the position in invalid JSON is the same on every version of Node.js', () => {
  test.each([
    ['nope', 1],
    ['{not', 1],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['{"a":1]', 6],
    ['{]', 1],
    ['[}', 1],
    ['[1,]', 3],
    ['[,', 1],
    ['[1 2]', 3],
    ['[1]]', 3],
    [']', 0],
    ['}', 0],
    ['"a" "b"', 4],
    ['true x', 5],
    ['truthy', 3],
    ['nullnull', 4],
    ['undefined', 0],
    ['NaN', 0],
    ['01', 1],
    ['+1', 0],
    ['.5', 0],
    ['-x', 1],
    ['1.x', 2],
    ['1e+x', 3],
    ['1e5e5', 3],
    ['"a\\x"', 3],
    ['"\\u12x4"', 5],
    ['"\u0001"', 1],
    ['"\t"', 1],
    ['\ufeff\ufeff1', 0],
    ['\u00a01', 0],
    ['1,', 1],
    ['/**/1', 0],
  ])('%j, character %i', async (text, at) => {
    expect(await positionIn(text)).toBe(at);
  });

  test.each(['{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[', '[1', '[1,', '-', '1.', '1e', '1e-', 'tru', 'f', 'nul', '"', '"a\\', '"\\u1', ' '])(
    '%j: its end',
    async (text) => {
      expect(await positionIn(text)).toBe(text.length);
    },
  );

  test('JSON that is cut off: its end', async () => {
    const cut = fc.json({ noUnicodeString: false }).chain((json) => fc.nat({ max: json.length - 1 }).map((length) => json.slice(0, length)));
    await fc.assert(
      fc.asyncProperty(
        cut.filter((text) => text !== '' && !isJson(text) && text.isWellFormed()),
        async (text) => {
          expect(await positionIn(text)).toBe(text.length);
        },
      ),
    );
  });

  test('no text before the position is invalid, and none with it is valid', async () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', 'e', '.', 't', '\n', 'x'))
      .map(([json, place, character]) => json.slice(0, place % (json.length + 1)) + character + json.slice((place % (json.length + 1)) + 1));
    await fc.assert(
      fc.asyncProperty(
        damaged.filter((text) => !isJson(text) && text.isWellFormed()),
        async (text) => {
          const at = (await positionIn(text)) as number;
          // The part before it may be JSON, or the beginning of JSON.
          expect((await positionIn(text.slice(0, at))) ?? at).toBe(at);
          expect(await positionIn(text.slice(0, at + 1))).toBe(at);
        },
      ),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
