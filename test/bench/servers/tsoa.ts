// tsoa on Koa, with the routes that `tsoa routes` generates. Like ours it drops what is not declared.
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { serverOptions } from './options.ts';
import { RegisterRoutes } from './tsoa/routes.ts';

const router = new Router();
RegisterRoutes(router);
const app = new Koa();
app.use(bodyParser()).use(router.routes()).use(router.allowedMethods());
app.listen(serverOptions().port, '127.0.0.1');
