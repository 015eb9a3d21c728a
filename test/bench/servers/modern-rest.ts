import { createApp } from 'modern-rest';
import { furtherController } from './modern-rest-further.ts';
import { OrderController } from './modern-rest-orders.ts';
import { serverOptions } from './options.ts';

const { port, furtherControllers } = serverOptions();
const further = Array.from({ length: furtherControllers }, (_, index) => furtherController(index));
// Answers are validated: that is the default.
const app = createApp({ title: 'Orders', version: '1.0.0', controllers: [OrderController, ...further], openApi: false });
await app.listen(port);
