import { createCipheriv } from 'node:crypto';
import type { Upload, UploadBody } from './upload.ts';

/** Names of files: fields of a form, or properties of JSON. */
const FILE_NAMES = ['first', 'second'];
const CRLF = '\r\n';

/** What looks like nothing, as most content of files does, and is the same each time. A multiple of three, so that base64 has no padding within. */
const BLOCK = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(3 * 256 * 1024));

/** Makes the body of an upload. Those of different numbers have other boundaries and file names, as those of different clients have. */
export function uploadBody(upload: Upload, number = 0): UploadBody {
  const { contentType, pieces } = BODIES[upload.transport](upload, String(number).padStart(6, '0'));
  return { contentType, pieces, bytes: pieces.reduce((sum, { length }) => sum + length, 0) };
}

const BODIES: Readonly<Record<Upload['transport'], (upload: Upload, number: string) => Omit<UploadBody, 'bytes'>>> = {
  multipart: ({ files, fields }, number) => {
    // As a browser writes it.
    const boundary = `----WebKitFormBoundary7MA4YWxkTr${number}`;
    const part = (said: string): string => `--${boundary}${CRLF}Content-Disposition: form-data; ${said}${CRLF}`;
    return {
      contentType: `multipart/form-data; boundary=${boundary}`,
      pieces: joined([
        ...Object.entries(fields).map(([name, value]) => Buffer.from(part(`name="${name}"`) + CRLF + value + CRLF)),
        ...files.flatMap((size, index) => {
          const said = `name="${FILE_NAMES[index]}"; filename="IMG_${number}_${index}.png"`;
          return [Buffer.from(`${part(said)}Content-Type: image/png${CRLF}${CRLF}`), ...content(size), Buffer.from(CRLF)];
        }),
        Buffer.from(`--${boundary}--${CRLF}`),
      ]),
    };
  },
  raw: ({ files: [size = 0] }) => ({ contentType: 'application/octet-stream', pieces: content(size) }),
  base64: ({ files, fields }) => ({
    contentType: 'application/json',
    pieces: joined([
      Buffer.from(JSON.stringify(fields).slice(0, -1)),
      ...files.flatMap((size, index) => {
        const comma = index > 0 || Object.keys(fields).length > 0 ? ',' : '';
        return [Buffer.from(`${comma}"${FILE_NAMES[index]}":"`), ...base64(content(size)), Buffer.from('"')];
      }),
      Buffer.from('}'),
    ]),
  }),
};

function content(size: number): Buffer[] {
  const whole = Array.from({ length: Math.floor(size / BLOCK.length) }, () => BLOCK);
  const rest = size % BLOCK.length;
  return rest === 0 ? whole : [...whole, BLOCK.subarray(0, rest)];
}

/** A piece that is there several times is encoded once. */
function base64(pieces: readonly Buffer[]): Buffer[] {
  const encoded = new Map<Buffer, Buffer>();
  return pieces.map((piece) => {
    const text = encoded.get(piece) ?? Buffer.from(piece.toString('base64'));
    encoded.set(piece, text);
    return text;
  });
}

/** Small bodies are one piece: a client would not send them in more. */
function joined(pieces: readonly Buffer[]): readonly Buffer[] {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  return bytes < BLOCK.length ? [Buffer.concat(pieces)] : pieces;
}
