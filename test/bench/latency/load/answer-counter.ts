const CREATED = Buffer.from('HTTP/1.1 201 ');
const HEAD_END = '\r\n\r\n';
const EMPTY = Buffer.alloc(0);

/**
 * Compiles a function that counts the complete answers in the bytes of one connection.
 *
 * The function throws unless every answer has status 201, the expected body, and a head as long as that of the first answer.
 */
export function answerCounter(body: Buffer): (chunk: Buffer) => number {
  let headLength = 0;
  let rest: Buffer = EMPTY;
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (headLength === 0) headLength = bytes.indexOf(HEAD_END) + HEAD_END.length;
    const length = headLength + body.length;
    let [start, count] = [0, 0];
    while (bytes.length - start >= CREATED.length) {
      if (!holds(bytes, start, CREATED)) throw unexpected(bytes, start);
      if (headLength < CREATED.length || bytes.length - start < length) break;
      if (!holds(bytes, start + headLength, body)) throw unexpected(bytes, start);
      start += length;
      count += 1;
    }
    if (headLength < CREATED.length) headLength = 0;
    rest = bytes.subarray(start);
    return count;
  };
}

function holds(bytes: Buffer, start: number, expected: Buffer): boolean {
  return bytes.compare(expected, 0, expected.length, start, start + expected.length) === 0;
}

function unexpected(bytes: Buffer, start: number): Error {
  return new Error(`The server sent an unexpected answer:\n${bytes.toString('latin1', start, start + 2000)}`);
}
