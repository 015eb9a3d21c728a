// The application that is made to fail, on the built packages. It prints where it listens, and tells its parent how it is when it is asked.
import { Stream } from 'node:stream';
import { queryObjects } from 'node:v8';
import { createApp, jsonParser, multipartParser } from 'modern-rest';
import { HandlerController } from './handler-controller.mjs';
import { storage } from './storage.mjs';
import { UploadController } from './upload-controller.mjs';

const MiB = 1024 * 1024;
let inFlight = 0;
let errors = [];

const app = createApp({
  title: 'Acceptance',
  version: '1',
  controllers: [UploadController, HandlerController],
  parsers: [jsonParser(), multipartParser({ storage })],
  // A temporary file for nearly everything.
  limits: { spoolThreshold: 64, fileSize: Number(process.env['FILE_SIZE'] ?? 4 * MiB) },
  reportError: (error) => errors.push(String(error?.code ?? error)),
});

// Koa would print that clients have gone.
app.koa.on('error', (error) => errors.push(`Koa: ${error.code ?? error}`));

// Around Koa, and not as its middleware: requests take the way that they take without it.
const callback = app.koa.callback.bind(app.koa);
app.koa.callback = () => {
  const serve = callback();
  return async (request, response) => {
    inFlight += 1;
    try {
      await serve(request, response);
    } finally {
      inFlight -= 1;
    }
  };
};

/** Streams that are still reachable, requests, responses and sockets among them, and active timers. */
function census() {
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  return { streams: queryObjects(Stream, { format: 'count' }), timers };
}

// By default, all clients of the tests have one address.
const maxUploadsPerClient = Number(process.env['MAX_UPLOADS_PER_CLIENT'] ?? 64);
const { url, close } = await app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', { maxUploadsPerClient });
console.log(url);
process.on('message', (question) => {
  process.send(question === 'errors' ? errors : question === 'census' ? census() : inFlight);
  if (question === 'errors') errors = [];
});
// The parent does not keep it alive.
process.channel?.unref();
process.once('SIGTERM', () => void close({ grace: Number(process.env['GRACE'] ?? 30_000) }));
