// #region example
import { createApp, Get } from 'modern-rest';

class UserController {
  list(): void {}
}

// Compilers that are set to standard decorators turn `@Get('/') list() {}` into a call like this.
const decorate = Get('/') as unknown as (method: unknown, context: { kind: string; name: string }) => void;
const declare = () => decorate(UserController.prototype.list, { kind: 'method', name: 'list' });
// #endregion example

export const problem = () => {
  declare();
  return createApp({ title: 'Example', version: '1.0.0', controllers: [UserController] });
};
