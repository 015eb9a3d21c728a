// Our middleware in an application of Koa that has another one.
import { serve } from '@modern-rest/koa';
import { createApp } from 'modern-rest';
import { foreignKoa } from './foreign-koa.ts';
import { OrderController } from './modern-rest-orders.ts';
import { serverOptions } from './options.ts';

const { api } = createApp({ title: 'Orders', version: '1.0.0', controllers: [OrderController], openApi: false });
foreignKoa().use(serve(api)).listen(serverOptions().port, '127.0.0.1');
