// #region example
import { Body, Controller, Put, Returns } from 'modern-rest';

@Controller('/alarm')
export class AlarmController {
  @Put('/time')
  @Returns(Date)
  time(@Body(Date) time: Date): Date {
    return new Date(time.getTime() + 60_000);
  }

  @Put('/volume')
  @Returns(Number)
  volume(@Body(Number) volume: number): number {
    return volume;
  }
}
// #endregion example

export const runs = [
  { method: 'PUT', url: '/alarm/time', headers: { 'content-type': 'application/json' }, body: '"2026-01-31T07:00:00+01:00"' },
  { method: 'PUT', url: '/alarm/volume', headers: { 'content-type': 'application/json' }, body: '"7"' },
];
