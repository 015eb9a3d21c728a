import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Controller, Get, Returns } from '@modern-rest/core';
import { openApi } from '@modern-rest/openapi';
import { expect, onTestFinished, test } from 'vitest';
import { sendTo } from '../core/api.ts';

@Controller('/')
class PageController {
  @Get('/')
  @Returns(String)
  read(): string {
    return 'x';
  }
}

test('the script of the page is read again after it could not be read', async () => {
  const { readFile } = fs.promises;
  const restore = (): void => {
    Object.assign(fs.promises, { readFile });
    syncBuiltinESMExports();
  };
  onTestFinished(restore);
  Object.assign(fs.promises, { readFile: () => Promise.reject(new Error('EMFILE')) });
  syncBuiltinESMExports();

  const send = sendTo([PageController], { plugins: [openApi()] });
  const script = { method: 'GET', url: '/docs/scalar.js' };
  expect((await send(script)).status).toBe(500);
  restore();
  expect((await send(script)).status).toBe(200);
});
