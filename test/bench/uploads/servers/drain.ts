// node:http, which reads the body and counts its bytes: nobody can take less.
import { nodeServer } from './node-server.ts';

nodeServer(
  (request) =>
    new Promise((resolve, reject) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => resolve({ files: 0, fields: 0, bytes })).on('error', reject);
    }),
);
