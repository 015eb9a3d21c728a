// Koa alone, which listens as users let it listen.
import { bareKoa } from './bare-koa.ts';
import { serverOptions } from './options.ts';

bareKoa().listen(serverOptions().port, '127.0.0.1');
