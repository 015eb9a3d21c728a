import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** By lower-case name, repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection that sends bytes as it is told: a client without any manners of its own. */
export interface RawConnection {
  /** Resolves when the bytes are with the operating system. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** The next answer on this connection, to a request of this method, interim ones (1xx) too. Rejects if the connection ends before. */
  answer(method?: string): Promise<RawAnswer>;
  /** Ends its side, and still waits for answers. Resolves when that is with the operating system. */
  endWriting(): Promise<void>;
  /** Ends in the middle of whatever is under way, both sides: no answer is read any more. Resolves when the connection is closed. */
  abort(how: 'FIN' | 'RST'): Promise<void>;
}

/** Connects to a port of this machine. */
export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  // An aborted connection may report so at any time.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
  });

  return {
    write: (bytes) => new Promise((resolve, reject) => void socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    async answer(method) {
      for (;;) {
        const [answer, length] = readAnswer(received, method) ?? [];
        if (answer) {
          received = received.subarray(length);
          return answer;
        }
        if (socket.readableEnded || socket.destroyed) throw new Error(`The connection has ended after: ${JSON.stringify(received.toString())}`);
        await Promise.race([once(socket, 'data'), once(socket, 'end'), closed]);
      }
    },
    endWriting: () => new Promise((resolve) => void socket.end(resolve)),
    async abort(how) {
      if (how === 'RST') socket.resetAndDestroy();
      else socket.destroy();
      await closed;
    },
  };
}

/** An answer at the beginning of some bytes, and its length; `undefined` if it is not complete. */
function readAnswer(bytes: Buffer, method: string | undefined): readonly [RawAnswer, number] | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name, value] = [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()];
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const start = end + 4;
  const length = start + (method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0));
  if (bytes.length < length) return undefined;
  return [{ status: Number(statusLine.split(' ')[1]), headers, body: bytes.subarray(start, length).toString() }, length];
}
