// #region example
import { IsInt } from 'class-validator';
import { Controller, createApp, Get, Query, Returns } from 'modern-rest';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  find(_query: User): void {}
}
Query()(UserController.prototype, 'find', 0);
Returns(null)(UserController.prototype, 'find', {});
Get('/')(UserController.prototype, 'find', {});
// #endregion example

export const controllers = [UserController];
export const problem = () => createApp({ title: 'Example', version: '1.0.0', controllers });
