// The program of the process that reads images: answers one request after the other. Loads nothing of the application.
import sharp from 'sharp';
import type { ImageAnswer, ImageRequest } from './image-answer.ts';
import { readImage } from './read-image.ts';

/** How often memory is looked at, in ms. */
const WATCH = 10;

const LOADERS = ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadNsgif', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'];

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS });

// Without the application there is nobody to answer. An exit in good order would wait for the decoder.
process.once('disconnect', end);

process.on('message', (request: ImageRequest) => {
  const { bytes, limits, memory } = request;
  const before = process.memoryUsage.rss();
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before <= memory) return;
    clearInterval(watch);
    send({ reason: `takes more than ${Math.floor(memory / 1024 ** 2)} MiB of memory to read`, isLast: true }, end);
  }, WATCH);
  void readImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
    .then((answer) => send(answer))
    .finally(() => clearInterval(watch));
});

send('ready');

function send(message: ImageAnswer | 'ready', sent: () => void = () => undefined): void {
  process.send?.(message, sent);
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
