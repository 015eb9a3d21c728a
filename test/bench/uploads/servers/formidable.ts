// node:http and formidable, which keeps every file in a temporary one; it is removed before the answer.
import { rm } from 'node:fs/promises';
import formidable from 'formidable';
import { NO_LIMIT } from './counted.ts';
import { nodeServer } from './node-server.ts';

nodeServer(async (request) => {
  const [fields, files] = await formidable({ maxFileSize: NO_LIMIT, maxTotalFileSize: NO_LIMIT }).parse(request);
  const all = Object.values(files).flatMap((list) => list ?? []);
  await Promise.all(all.map(({ filepath }) => rm(filepath)));
  return { files: all.length, fields: Object.keys(fields).length, bytes: all.reduce((sum, { size }) => sum + size, 0) };
});
