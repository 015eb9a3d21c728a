// Koa alone, called in the check phase of the event loop: all readable sockets are read before the first request is answered.
import { createServer } from 'node:http';
import { bareKoa } from './bare-koa.ts';
import { serverOptions } from './options.ts';

const handle = bareKoa().callback();
createServer((request, response) => {
  setImmediate(handle, request, response);
}).listen(serverOptions().port, '127.0.0.1');
