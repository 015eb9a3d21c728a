// #region example
import { Controller, createApp, Get, Returns } from 'modern-rest';

class Clock {
  now(): string {
    return '12:00';
  }
}

@Controller('/time')
class TimeController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Returns(String)
  show(): string {
    return this.clock.now();
  }
}

@Controller('/visits')
class VisitController {
  private count = 0;

  @Get()
  @Returns(Number)
  next(): number {
    this.count += 1;
    return this.count;
  }
}

const clock = new Clock();

export const app = createApp({
  title: 'Instances',
  version: '1.0.0',
  controllers: [TimeController, new VisitController()],
  create: (controller, _request) => new controller(clock),
});
// #endregion example

export const runs = [
  { method: 'GET', url: '/time' },
  { method: 'GET', url: '/visits' },
  { method: 'GET', url: '/visits' },
];
