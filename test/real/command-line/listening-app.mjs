// An application that serves itself when it is imported, with a model of which a lot of code is generated. Node runs this file as it is.
import { IsString } from 'class-validator';
import { Body, Controller, createApp, Post, Returns } from 'modern-rest';

export class Wide {}
for (let index = 0; index < 300; index += 1) IsString()(Wide.prototype, `property${index}`);

class WideController {
  create(wide) {
    return wide;
  }
}
const method = Object.getOwnPropertyDescriptor(WideController.prototype, 'create');
for (const decorate of [Post('/wide'), Returns(Wide)]) decorate(WideController.prototype, 'create', method);
Body(Wide)(WideController.prototype, 'create', 0);
Controller('/')(WideController);

export const app = createApp({ title: 'Wide', version: '1.0.0', controllers: [WideController] });
await app.listen();
