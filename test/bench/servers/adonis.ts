// AdonisJS with its parser of bodies and VineJS. Like ours it drops undeclared properties.

import { Ignitor } from '@adonisjs/core';
import { defineConfig as defineBodyParser } from '@adonisjs/core/bodyparser';
import { defineConfig as defineEncryption, drivers } from '@adonisjs/core/encryption';
import { defineConfig as defineHttp } from '@adonisjs/core/http';
import { defineConfig as defineLogger } from '@adonisjs/core/logger';
import vine from '@vinejs/vine';
import { CREATE_ORDER } from '../models/vine-schemas.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const orderValidator = vine.compile(CREATE_ORDER);
process.env['HOST'] = '127.0.0.1';
process.env['PORT'] = String(serverOptions().port);

await new Ignitor(new URL('./', import.meta.url))
  .tap((app) => {
    app.rcContents({
      providers: [
        () => import('@adonisjs/core/providers/app_provider'),
        () => import('@adonisjs/core/providers/hash_provider'),
        () => import('@adonisjs/core/providers/vinejs_provider'),
      ],
    });
    app.useConfig({
      app: { http: defineHttp({}) },
      bodyparser: defineBodyParser({}),
      encryption: defineEncryption({ default: 'gcm', list: { gcm: drivers.aes256gcm({ id: 'gcm', keys: ['a key for measurements, no secret'] }) } }),
      logger: defineLogger({ default: 'app', loggers: { app: { enabled: false } } }),
    });
    app.booted(async () => {
      const router = await app.container.make('router');
      router.use([() => import('@adonisjs/core/bodyparser_middleware')]);
      router.get('/orders/:id', ({ params }) => orderSummary(params['id'])).where('id', router.matchers.number());
      router.post('/orders', async ({ request, response }) => response.created(await request.validateUsing(orderValidator)));
    });
  })
  .httpServer()
  .start();
