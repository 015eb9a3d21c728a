// #region example
import { IsString } from 'class-validator';
import { Controller, createApp, Get, group, Returns } from 'modern-rest';

class Person {
  @IsString() firstName!: string;
}

@Controller('/people')
class PeopleController {
  @Get()
  @Returns([Person])
  list(): Person[] {
    return [{ firstName: 'Ada' }];
  }
}

@Controller('/status')
class StatusController {
  @Get()
  @Returns(String)
  show(): string {
    return 'up';
  }
}

export const app = createApp({
  title: 'People',
  version: '2.0.0',
  controllers: [
    StatusController,
    group('/v1', [PeopleController]),
    group('/v2', [PeopleController, group('/internal', [StatusController])], { wireNames: 'snake_case' }),
  ],
});
// #endregion example

export const runs = [
  { method: 'GET', url: '/v1/people' },
  { method: 'GET', url: '/v2/people' },
  { method: 'GET', url: '/v2/internal/status' },
];
