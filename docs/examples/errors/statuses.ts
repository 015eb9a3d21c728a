// #region example
import { IsString } from 'class-validator';
import { Body, Controller, Get, Put, Returns } from 'modern-rest';

class Setting {
  @IsString() value!: string;
}

@Controller('/setting')
export class SettingController {
  @Get()
  @Returns(Setting)
  show(): Setting {
    return { value: 'on' };
  }

  @Put()
  @Returns(null)
  change(@Body(Setting) _setting: Setting): void {}
}
// #endregion example

export const runs = [
  { method: 'PUT', url: '/setting', headers: { 'content-type': 'application/json' }, body: '{"value": on}' },
  { method: 'GET', url: '/settings' },
  { method: 'DELETE', url: '/setting' },
  { method: 'GET', url: '/setting', headers: { accept: 'text/html' } },
  { method: 'PUT', url: '/setting', headers: { 'content-type': 'text/plain' }, body: 'on' },
];
