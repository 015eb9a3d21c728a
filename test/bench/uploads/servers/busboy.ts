// node:http and busboy, which counts the bytes of files and drops them.
import busboy from 'busboy';
import { nodeServer } from './node-server.ts';

nodeServer(
  (request) =>
    new Promise((resolve, reject) => {
      let [files, fields, bytes] = [0, 0, 0];
      const parser = busboy({ headers: request.headers });
      parser.on('file', (_name, stream) => {
        files += 1;
        stream.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
      });
      parser.on('field', () => {
        fields += 1;
      });
      parser.on('close', () => resolve({ files, fields, bytes })).on('error', reject);
      request.on('error', reject).pipe(parser);
    }),
);
