// A process of its own for the load: takes an `UploadLoad`, prints an `UploadLoadResult`, or what was wrong.
import { uploadBody } from './upload-body.ts';
import { uploadConnection, uploadRequest } from './upload-connection.ts';
import type { UploadLoad, UploadLoadResult } from './upload-load.ts';

try {
  console.log(JSON.stringify(await send(JSON.parse(process.argv[2] ?? '') as UploadLoad)));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

/** All requests are made before the first byte is sent. */
async function send({ url, upload, variants, answer, connections, seconds }: UploadLoad): Promise<UploadLoadResult> {
  const target = new URL(url);
  const all = Array.from({ length: variants }, (_, number) => uploadRequest(target, uploadBody(upload, number)));
  const open = await Promise.all(Array.from({ length: connections }, () => uploadConnection(target)));
  const before = process.cpuUsage();
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  let [begun, requests] = [0, 0];
  await Promise.all(
    open.map(async (connection) => {
      do {
        const text = await connection.send(all[begun++ % variants] ?? []);
        if (text !== answer) throw new Error(`${url} answers ${text} instead of ${answer}`);
        requests += 1;
      } while (elapsed() < seconds);
      connection.close();
    }),
  );
  const took = elapsed();
  const { user, system } = process.cpuUsage(before);
  return { requests, seconds: took, share: (user + system) / 1e6 / took };
}
